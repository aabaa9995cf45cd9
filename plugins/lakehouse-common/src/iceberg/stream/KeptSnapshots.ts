import { CLAIM } from '../../freshness';
import { CHANGE_COUNTERS, TOTAL_COUNTERS } from '../../freshness/dataChange';
import { readSnapshot } from '../snapshots';
import type { TableSnapshot } from '../types';

/** Texts of kept entries are counters, times and names of engines; longer ones are not worth a place in a long history. */
const MAX_TEXT = 100;

/** What freshness, and the list of snapshots, read of a summary. */
const KEPT = new Set<string>([
  ...CHANGE_COUNTERS,
  ...TOTAL_COUNTERS,
  ...Object.values(CLAIM),
  'changed-partition-count',
  'engine-name',
  'engine-version',
  'spark.app.id',
  'flink.job-id',
  'trino_query_id',
]);

/** All snapshots of a table. Within a budget their summaries are whole; the oldest of more keep only the entries that the registry reads. */
export class KeptSnapshots {
  readonly #budget: number;
  readonly #sizes: number[] = [];
  readonly #snapshots: TableSnapshot[] = [];
  #size = 0;
  /** How many summaries are condensed. */
  condensed = 0;

  constructor(budget: number) {
    this.#budget = budget;
  }

  /** @param bytes - how long the JSON of the snapshot was */
  add(value: unknown, bytes: number): void {
    const path = `snapshots[${this.#snapshots.length}]`;
    const snapshot = readSnapshot(value, path);
    shareTexts(snapshot.summary, this.#snapshots.at(-1)?.summary);
    this.#snapshots.push(snapshot);
    this.#sizes.push(bytes);
    this.#size += bytes;
    while (this.#size > this.#budget) {
      this.#size -= this.#sizes[this.condensed];
      const oldest = this.#snapshots[this.condensed];
      oldest.summary = condense(oldest.summary);
      this.condensed += 1;
    }
  }

  values(): TableSnapshot[] {
    return this.#snapshots;
  }
}

/** Snapshots in a row mostly say the same, such as the version of the engine: such texts are held once. */
function shareTexts(
  summary: Record<string, string>,
  before: Record<string, string> = {},
): void {
  for (const key of Object.keys(summary)) {
    if (summary[key] === before[key]) summary[key] = before[key];
  }
}

function condense(summary: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(summary).filter(
      ([key, value]) => KEPT.has(key) && value.length <= MAX_TEXT,
    ),
  );
}
