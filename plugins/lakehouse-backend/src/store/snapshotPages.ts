import { createHash } from 'node:crypto';
import type { SnapshotItem } from '@lakehouse/backstage-plugin-lakehouse-common';
import type { Knex } from 'knex';
import {
  unpackPage,
  type SnapshotPages,
} from '../catalogs/metadata/SnapshotPages';
import { chunks } from './database';
import { whereOrphaned } from './orphans';

const TABLE = 'lakehouse_older_snapshots';

/**
 * Writes the pages that have changed, by identity of their table; of `snapshots` the first page lies with the details. `tx` has to be a
 * transaction.
 */
export async function writeOlder(
  tx: Knex,
  tables: Array<{ tableId: string; snapshots: SnapshotPages }>,
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
    for (const { tableId, snapshots: pages } of part) {
      // From the oldest to the newest: a commit changes the last one only.
      const older = pages.slice(1).reverse();
      for (const [page, packed] of older.entries()) {
        const snapshots = unpackPage(packed);
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
