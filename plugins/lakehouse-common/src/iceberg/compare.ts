import type {
  SchemaChange,
  SnapshotChain,
  SnapshotComparison,
  SnapshotItem,
  SnapshotTotal,
} from '../api';

/** So many of the commits between are kept to be listed. */
const NEWEST = 50;

const COUNTS = [
  'addedRows',
  'deletedRows',
  'addedFiles',
  'removedFiles',
] as const;

/** Totals in the summary that have no field of their own. */
const SUMMARY_TOTALS: Array<[SnapshotTotal['what'], string]> = [
  ['files', 'total-data-files'],
  ['deleteFiles', 'total-delete-files'],
  ['positionDeletes', 'total-position-deletes'],
  ['equalityDeletes', 'total-equality-deletes'],
];

/** The way back from one of the two snapshots. */
class Trail {
  item: SnapshotItem | undefined;
  /** The snapshot that comes next on the way back; null at its end. */
  next: string | null;
  readonly chain: SnapshotChain = {
    commits: 0,
    changing: 0,
    operations: {},
    newest: [],
  };

  constructor(id: string) {
    this.next = id;
  }

  pass(item: SnapshotItem): void {
    const { chain } = this;
    this.item ??= item;
    this.next = item.parentId;
    chain.commits += 1;
    chain.changing += item.changesData ? 1 : 0;
    const operation = item.operation ?? 'unknown';
    chain.operations[operation] = (chain.operations[operation] ?? 0) + 1;
    for (const key of COUNTS) {
      const count = item[key];
      if (typeof count === 'number') {
        chain[key] = (chain[key] ?? 0) + count;
      }
    }
    if (chain.newest.length < NEWEST) {
      chain.newest.push(item);
    }
  }
}

/**
 * Compares two snapshots of a table. It is given the snapshots one by one, newest first, and keeps two of them and sums: a history of any
 * length can be read through it, and reading may stop as soon as it is done.
 *
 * The trails of both snapshots are followed to their parents. A parent comes behind its children, so the first snapshot that both wait
 * for is the newest that they have in common; if it is one of the two, the other was made from it.
 */
export class SnapshotComparer {
  readonly #ids: readonly [string, string];
  readonly #trails: readonly [Trail, Trail];
  #meeting: SnapshotItem | undefined;

  constructor(from: string, to: string) {
    this.#ids = [from, to];
    this.#trails = [new Trail(from), new Trail(to)];
  }

  /** Takes the next snapshot; true when no more are needed. */
  add(item: SnapshotItem): boolean {
    const waiting = this.#trails.filter(({ next }) => next === item.id);
    if (waiting.length === 2) {
      this.#meeting = item;
      return true;
    }
    waiting.forEach(trail => trail.pass(item));
    return false;
  }

  /**
   * @param schemaChanges - what changed between two schemas, by id; null when it is not known
   * @returns the comparison from the older to the newer; the id of a snapshot that did not come up otherwise
   */
  result(
    schemaChanges: (
      from: number | null | undefined,
      to: number | null | undefined,
    ) => SchemaChange[] | null,
  ): SnapshotComparison | { missing: string } {
    const meeting = this.#meeting;
    const [first, second] = this.#trails.map(trail => trail.item ?? meeting);
    if (!first || !second) {
      return { missing: this.#ids[first ? 1 : 0] };
    }
    // The one that the trails met at was made earlier, whichever was asked for first.
    const swap = meeting?.id === second.id && first.id !== second.id;
    const [from, to] = swap ? [second, first] : [first, second];
    const descends = meeting?.id === from.id;
    const [one, other] = this.#trails;
    const relation = relationOf(one, other, meeting, from.id === to.id);
    return {
      from,
      to,
      relation: relation ?? (descends ? 'descends' : 'diverged'),
      commonAncestorId: meeting?.id ?? null,
      totals: totals(from, to),
      chain: descends && from.id !== to.id ? (swap ? one : other).chain : null,
      schema: schemaChanges(from.schemaId, to.schemaId),
    };
  }
}

/** What is said of two snapshots that did not meet, or are one. */
function relationOf(
  one: Trail,
  other: Trail,
  meeting: SnapshotItem | undefined,
  same: boolean,
): 'same' | 'unknown' | null {
  if (same) {
    return 'same';
  }
  // Without a meeting both have ended at a first snapshot, or wait for one that has expired.
  const ended = one.next === null && other.next === null;
  return meeting || ended ? null : 'unknown';
}

function totals(from: SnapshotItem, to: SnapshotItem): SnapshotTotal[] {
  return [
    {
      what: 'rows',
      from: from.totalRows ?? null,
      to: to.totalRows ?? null,
    },
    {
      what: 'bytes',
      from: from.totalBytes ?? null,
      to: to.totalBytes ?? null,
    },
    ...SUMMARY_TOTALS.map(([what, key]) => ({
      what,
      from: numberIn(from, key),
      to: numberIn(to, key),
    })),
  ];
}

function numberIn({ summary }: SnapshotItem, key: string): number | null {
  const text = summary[key];
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : null;
}
