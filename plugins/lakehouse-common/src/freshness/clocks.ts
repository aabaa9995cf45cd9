import { mainHistory } from '../iceberg/ancestors';
import type { TableMetadata, TableSnapshot } from '../iceberg/types';
import { changeOf, isPossibleRewrite } from './dataChange';
import type {
  ClockReading,
  ClocksJson,
  DataChange,
  TableClocks,
} from './types';

/** Names that producers use to claim times; ours are written by ingestion and dbt on every commit of a load. */
export const CLAIM = {
  loadTime: 'lakehouse.load-time',
  eventTime: 'lakehouse.event-time',
  /** Milliseconds; written by the Iceberg sink of Kafka Connect. */
  kafkaValidThrough: 'kafka.connect.valid-through-ts',
  /** Table property: a load that found no change writes no snapshot. */
  lastLoadTime: 'lakehouse.last-load-time',
} as const;

/**
 * Reads the four clocks of a table, from the history of `main` only:
 *
 * - event time: how far the source's own events are covered, claimed by the producer;
 * - load time: when the last load ran, claimed by the producer, even if it found nothing new;
 * - last data change: the newest snapshot that changed rows (compaction and empty commits never count);
 * - last commit: the newest metadata write of any kind.
 */
export function readClocks(metadata: TableMetadata): TableClocks {
  const { ancestors, expired } = mainHistory(metadata);
  const lastDataChange = findDataChange(ancestors, expired);
  const oldest = ancestors.at(-1);
  return {
    eventTime: newest(ancestors.map(readEventTime)),
    loadTime: newest([
      ...ancestors.map(snapshot =>
        reading(parseTime(snapshot.summary[CLAIM.loadTime]), snapshot.id),
      ),
      reading(parseTime(metadata.properties[CLAIM.lastLoadTime]), null),
    ]),
    lastDataChange,
    lastCommit: {
      at: iso(metadata.lastUpdatedMs),
      snapshotId: metadata.currentSnapshotId,
    },
    noLaterThan:
      !lastDataChange && expired && oldest ? iso(oldest.timestampMs) : null,
  };
}

/** The clocks in the shape of the API and of `lakehouse inspect --json`. */
export function clocksJson(clocks: TableClocks): ClocksJson {
  return {
    eventTime: clocks.eventTime?.at ?? null,
    loadTime: clocks.loadTime?.at ?? null,
    lastDataChange: clocks.lastDataChange,
    lastCommit: clocks.lastCommit.at,
  };
}

function findDataChange(
  ancestors: TableSnapshot[],
  expired: boolean,
): DataChange | null {
  for (const [index, snapshot] of ancestors.entries()) {
    const parent = ancestors[index + 1] ?? (expired ? undefined : null);
    const kind = changeOf(snapshot, parent);
    if (kind !== 'none') {
      return {
        at: iso(snapshot.timestampMs),
        snapshotId: snapshot.id,
        operation: snapshot.operation ?? 'unknown',
        assumed: kind === 'assumed',
        possibleRewrite: isPossibleRewrite(snapshot, parent),
      };
    }
  }
  return null;
}

function readEventTime(snapshot: TableSnapshot): ClockReading | null {
  const claimed = snapshot.summary[CLAIM.kafkaValidThrough];
  const ms = /^\d{1,16}$/.test(claimed ?? '')
    ? Number(claimed)
    : parseTime(snapshot.summary[CLAIM.eventTime]);
  return reading(ms, snapshot.id);
}

function newest(readings: Array<ClockReading | null>): ClockReading | null {
  return readings.reduce(
    (best, next) =>
      next && (!best || Date.parse(next.at) > Date.parse(best.at))
        ? next
        : best,
    null,
  );
}

function reading(
  ms: number | null,
  snapshotId: string | null,
): ClockReading | null {
  return ms !== null && Math.abs(ms) <= 8.64e15
    ? { at: iso(ms), snapshotId }
    : null;
}

/** Milliseconds of an ISO 8601 time with zone (a doubled suffix `+00:00Z` is forgiven); null for anything else. */
function parseTime(text: string | undefined): number | null {
  if (!text || !/^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:?\d\d)Z?$/.test(text)) {
    return null;
  }
  const ms = Date.parse(text.replace(/([+-]\d\d:?\d\d)Z$/, '$1'));
  return Number.isNaN(ms) ? null : ms;
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}
