import { createHash } from 'node:crypto';
import type { SnapshotItem } from '@lakehouse/backstage-plugin-lakehouse-common';
import type { Knex } from 'knex';
import { chunks } from './database';
import { whereOrphaned } from './orphans';

/** So many snapshots, the newest ones, lie with the details of a table; so many of the others lie in one row. */
const PAGE = 500;

const TABLE = 'lakehouse_older_snapshots';

/** The snapshots of one table, divided. Each part begins with its newest one. */
export interface SnapshotParts {
  newest: SnapshotItem[];
  /** From the oldest page to the newest: a new commit changes the last one only. */
  older: SnapshotItem[][];
}

/** Divides snapshots, newest first, so that a commit to a long history changes little of what is stored. */
export function divide(snapshots: SnapshotItem[]): SnapshotParts {
  const newest = snapshots.slice(0, PAGE);
  const older: SnapshotItem[][] = [];
  for (let end = snapshots.length; end > PAGE; end -= PAGE) {
    older.push(snapshots.slice(Math.max(PAGE, end - PAGE), end));
  }
  return { newest, older };
}

/** Writes the pages that have changed, by identity of their table. `tx` has to be a transaction. */
export async function writeOlder(
  tx: Knex,
  tables: Array<{ tableId: string; older: SnapshotItem[][] }>,
): Promise<void> {
  for (const part of chunks(tables, 100)) {
    const stored = await tx(TABLE)
      .select('table_id', 'page', 'digest')
      .whereIn(
        'table_id',
        part.map(({ tableId }) => tableId),
      );
    const digests = new Map(
      stored.map(row => [`${row.table_id} ${row.page}`, row.digest] as const),
    );
    for (const { tableId, older } of part) {
      for (const [page, items] of older.entries()) {
        const snapshots = JSON.stringify(items);
        const digest = createHash('sha256').update(snapshots).digest('base64');
        if (digests.get(`${tableId} ${page}`) !== digest) {
          await tx(TABLE)
            .insert({ table_id: tableId, page, digest, snapshots })
            .onConflict(['table_id', 'page'])
            .merge();
        }
        digests.delete(`${tableId} ${page}`);
      }
      if (digests.has(`${tableId} ${older.length}`)) {
        await tx(TABLE)
          .where({ table_id: tableId })
          .where('page', '>=', older.length)
          .delete();
      }
    }
  }
}

/** Reads one page of a table; undefined where there is none. */
export async function readOlder(
  db: Knex,
  tableId: string,
  page: number,
): Promise<SnapshotItem[] | undefined> {
  const row = await db(TABLE)
    .select('snapshots')
    .where({ table_id: tableId, page })
    .first();
  return row && JSON.parse(row.snapshots);
}

/** Number of the newest page of a table; -1 when it has none. */
export async function newestPage(db: Knex, tableId: string): Promise<number> {
  const [row] = await db(TABLE)
    .where({ table_id: tableId })
    .max({ page: 'page' });
  return row.page === null ? -1 : Number(row.page);
}

/** Pages of a table that goes on under another identity. `tx` has to be a transaction. */
export async function moveOlder(
  tx: Knex,
  from: string,
  to: string,
): Promise<void> {
  await tx(TABLE).where({ table_id: to }).delete();
  await tx(TABLE).where({ table_id: from }).update({ table_id: to });
}

/** Forgets pages of tables that exist no more. */
export async function purgeOlder(db: Knex): Promise<void> {
  await whereOrphaned(db, db(TABLE), `${TABLE}.table_id`).delete();
}
