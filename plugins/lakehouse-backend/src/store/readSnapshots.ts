import type { SnapshotItem } from '@lakehouse/backstage-plugin-lakehouse-common';
import type { Knex } from 'knex';
import type { TableRow } from './rows';
import { newestPage, readOlder } from './snapshotPages';

/** The last snapshot of what was read before. */
export interface SnapshotKey {
  id: string;
  /** Where it was: a page of older snapshots, or -1 for those in the details. */
  page: number;
}

/** Some snapshots in a row, newest first. */
export interface SnapshotSlice {
  items: SnapshotItem[];
  /** Where it goes on; absent at the end. */
  next?: SnapshotKey;
}

/** What is stored together: the details first, then the pages from the newest to the oldest. */
async function* parts(db: Knex, { ref, table_id }: TableRow, from: number) {
  if (from < 0) {
    const found = await db('lakehouse_table_details')
      .select('snapshots')
      .where({ ref })
      .first();
    const items: SnapshotItem[] = found ? JSON.parse(found.snapshots) : [];
    yield { page: -1, items };
  }
  const newest = await newestPage(db, table_id);
  for (
    let page = from < 0 ? newest : Math.min(from, newest);
    page >= 0;
    page--
  ) {
    yield { page, items: (await readOlder(db, table_id, page)) ?? [] };
  }
}

/**
 * Reads snapshots from behind a key. What new commits have moved to another page meanwhile is found all the same; when the key has expired,
 * so have all behind it.
 *
 * @param limit - at most so many
 */
export async function readSnapshots(
  db: Knex,
  row: TableRow,
  limit: number,
  after?: SnapshotKey,
): Promise<SnapshotSlice> {
  const items: SnapshotItem[] = [];
  let behind = after === undefined;
  let at: SnapshotKey | undefined;
  for await (const part of parts(db, row, await startOf(db, row, after))) {
    for (const item of part.items) {
      if (items.length === limit && behind) {
        return { items, next: at };
      }
      if (behind) {
        items.push(item);
        at = { id: item.id, page: part.page };
      } else {
        behind = item.id === after?.id;
      }
    }
  }
  return { items };
}

/** The page that holds the key; one that it has been moved to by commits holds newer ones, so from the details when it is not there. */
async function startOf(
  db: Knex,
  { table_id }: TableRow,
  after: SnapshotKey | undefined,
): Promise<number> {
  if (!after || after.page < 0) {
    return -1;
  }
  const page = await readOlder(db, table_id, after.page);
  return page?.some(({ id }) => id === after.id) ? after.page : -1;
}
