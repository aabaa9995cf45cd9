import type { Knex } from 'knex';
import { chunks } from './database';
import type { TableRecord, TableRow } from './rows';
import { deleteRows, saveRows, withTexts } from './tableRows';

/** Why nobody sees a table: it is removed, or the filter of its catalog leaves it out. */
export type SetAsideReason = 'removed' | 'out-of-scope';

/** A row of `lakehouse_set_aside`, as the database answers it. */
export interface SetAsideRow {
  id: string;
  catalog: string;
  ref: string;
  namespace: string;
  name: string;
  table_uuid: string | null;
  why: SetAsideReason;
  at: string | number;
  by: string | null;
  row: string;
  detail: string | null;
  snapshots: string | null;
}

/** Moves rows of tables with all that is known of them out of sight. `tx` has to be a transaction. */
export async function putAside(
  tx: Knex,
  records: TableRecord[],
  mark: { why: SetAsideReason; at: number; by: string | null },
): Promise<void> {
  for (const some of chunks(records, 50)) {
    const part = await withTexts(tx, some);
    const refs = part.map(({ ref }) => ref);
    const details = new Map<string, { detail: string; snapshots: string }>();
    for (const row of await tx('lakehouse_table_details').whereIn(
      'ref',
      refs,
    )) {
      details.set(row.ref, row);
    }
    await tx('lakehouse_set_aside')
      .insert(
        part.map(row => ({
          id: row.table_id,
          catalog: row.catalog,
          ref: row.ref,
          namespace: row.namespace,
          name: row.name,
          table_uuid: row.table_uuid,
          ...mark,
          row: JSON.stringify(row),
          detail: details.get(row.ref)?.detail ?? null,
          snapshots: details.get(row.ref)?.snapshots ?? null,
        })),
      )
      .onConflict('id')
      .merge();
    await deleteRows(tx, refs);
  }
}

/**
 * Moves tables back as they were, but for what `change` says. A table whose name is taken by now stays aside. `tx` has to be a
 * transaction.
 *
 * @returns the rows that are back
 */
export async function takeBack(
  tx: Knex,
  entries: SetAsideRow[],
  change: Partial<TableRow> = {},
): Promise<TableRow[]> {
  const back: TableRow[] = [];
  for (const part of chunks(entries, 50)) {
    const taken = await tx<TableRecord>('lakehouse_tables')
      .select('ref')
      .whereIn(
        'ref',
        part.map(({ ref }) => ref),
      );
    const occupied = new Set(taken.map(({ ref }) => ref));
    const free = part.filter(({ ref }) => !occupied.has(ref));
    if (free.length === 0) {
      continue;
    }
    const rows = free.map(
      ({ row }): TableRow => ({ ...JSON.parse(row), ...change }),
    );
    await saveRows(tx, rows);
    const details = free
      .filter(({ detail }) => detail !== null)
      .map(({ ref, detail, snapshots }) => ({ ref, detail, snapshots }));
    if (details.length > 0) {
      await tx('lakehouse_table_details').insert(details);
    }
    await tx('lakehouse_set_aside')
      .whereIn(
        'id',
        free.map(({ id }) => id),
      )
      .delete();
    back.push(...rows);
  }
  return back;
}
