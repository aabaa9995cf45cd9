import type { SnapshotItem } from '../api';
import { snapshotItems } from './snapshotItems';
import type { TableMetadata } from './types';

/** Snapshots that are stored together. */
export const SNAPSHOTS_PER_PAGE = 500;

/**
 * The snapshots of a table as they are stored, page by page, newest first, as JSON: a long history is never there as objects all at once.
 *
 * All pages but the first are counted from the oldest snapshot, so that a commit changes the first and the second only.
 */
export function* snapshotPages(metadata: TableMetadata): Generator<string> {
  const older = metadata.snapshots.length - SNAPSHOTS_PER_PAGE;
  /** Size of the page that is being filled: the first is full, then comes what is left over. */
  let size = SNAPSHOTS_PER_PAGE;
  let page: SnapshotItem[] = [];
  let isFirst = true;
  for (const item of snapshotItems(metadata)) {
    page.push(item);
    if (page.length === size) {
      yield JSON.stringify(page);
      page = [];
      size = (isFirst && older % SNAPSHOTS_PER_PAGE) || SNAPSHOTS_PER_PAGE;
      isFirst = false;
    }
  }
  if (isFirst) {
    yield JSON.stringify(page);
  }
}
