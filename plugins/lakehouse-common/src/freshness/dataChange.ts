import type { TableSnapshot } from '../iceberg/types';

/** What a snapshot did to the rows of its table. */
export type ChangeKind = 'none' | 'changed' | 'assumed';

/** Counters of what a snapshot added and removed. */
export const CHANGE_COUNTERS = [
  'added-records',
  'deleted-records',
  'added-data-files',
  'deleted-data-files',
  'added-delete-files',
  'removed-delete-files',
  'added-position-deletes',
  'removed-position-deletes',
  'added-equality-deletes',
  'removed-equality-deletes',
  'added-dvs',
  'removed-dvs',
];
/** Counters of what there is after it. */
export const TOTAL_COUNTERS = [
  'total-records',
  'total-data-files',
  'total-delete-files',
  'total-files-size',
];

/** A counter of a snapshot's summary; null when absent or not a number. Summary values are texts. */
export function counter(snapshot: TableSnapshot, key: string): number | null {
  const text = snapshot.summary[key];
  if (text === undefined || !/^-?\d{1,18}$/.test(text)) {
    return null;
  }
  return Number(text);
}

/**
 * Whether a snapshot changed data. `replace` rewrites files and leaves the rows as they were, so it never counts; neither does an empty
 * commit. Writers leave out counters that are zero, so a summary with totals or a partition count but without additions and removals is
 * an empty commit; one without any counter is assumed to be a change.
 *
 * @param parent - the parent snapshot; null for the first one, undefined when it has expired
 * @see https://iceberg.apache.org/spec/#optional-snapshot-summary-fields
 */
export function changeOf(
  snapshot: TableSnapshot,
  parent: TableSnapshot | null | undefined,
): ChangeKind {
  if (snapshot.operation === 'replace') {
    return 'none';
  }
  const counts = CHANGE_COUNTERS.map(key => counter(snapshot, key)).filter(
    count => count !== null,
  );
  if (counts.some(count => count !== 0)) {
    return 'changed';
  }
  const partitions = counter(snapshot, 'changed-partition-count');
  if (counts.length > 0 || partitions === 0) {
    return 'none';
  }
  return partitions === null && sameTotals(snapshot, parent)
    ? 'none'
    : 'assumed';
}

/**
 * An overwrite that added as many rows as it deleted: rewritten by a home-made compaction, perhaps. It still counts as a change, but is
 * no proof of one.
 */
export function isPossibleRewrite(
  snapshot: TableSnapshot,
  parent: TableSnapshot | null | undefined,
): boolean {
  const added = counter(snapshot, 'added-records');
  if (snapshot.operation !== 'overwrite' || !added) {
    return false;
  }
  const total = counter(snapshot, 'total-records');
  const before = parent ? counter(parent, 'total-records') : null;
  return (
    added === counter(snapshot, 'deleted-records') &&
    (total === null || before === null || total === before)
  );
}

/** There are totals, and they equal those of the parent (zero before the first snapshot). */
function sameTotals(
  snapshot: TableSnapshot,
  parent: TableSnapshot | null | undefined,
): boolean {
  const known = TOTAL_COUNTERS.filter(key => counter(snapshot, key) !== null);
  return (
    known.length > 0 &&
    known.every(key => {
      const before = parent === null ? 0 : parent && counter(parent, key);
      return counter(snapshot, key) === before;
    })
  );
}
