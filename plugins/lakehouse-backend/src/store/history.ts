import type { Knex } from 'knex';
import { chunks, toNumber } from './database';
import { whereOrphaned } from './orphans';

/**
 * What can happen to a table beside commits. `returned`: listed again after its removal. `replaced`: dropped and created anew under the
 * same name, which begins a new generation. `rolled-back`: an older snapshot is the current one again.
 */
export type HistoryKind =
  | 'renamed'
  | 'replaced'
  | 'removed'
  | 'restored'
  | 'returned'
  | 'rolled-back';

/** An event in the life of a table. */
export interface HistoryEvent {
  tableId: string;
  /** Milliseconds. */
  at: number;
  event: HistoryKind;
  /** Names, counts and people; what it holds depends on the event. */
  detail: Record<string, string | number | null>;
}

/** Adds events. */
export async function recordHistory(
  db: Knex,
  events: HistoryEvent[],
): Promise<void> {
  for (const part of chunks(events, 100)) {
    await db('lakehouse_table_history').insert(
      part.map(({ tableId, at, event, detail }) => ({
        table_id: tableId,
        at,
        event,
        detail: JSON.stringify(detail),
      })),
    );
  }
}

/** The newest hundred events of a table, newest first. */
export async function historyOf(
  db: Knex,
  tableId: string,
): Promise<HistoryEvent[]> {
  const rows = await db('lakehouse_table_history')
    .where({ table_id: tableId })
    .orderBy('id', 'desc')
    .limit(100);
  return rows.map(row => ({
    tableId,
    at: toNumber(row.at) as number,
    event: row.event,
    detail: JSON.parse(row.detail),
  }));
}

/** Forgets old events of tables that exist no more. */
export async function purgeHistory(db: Knex, before: number): Promise<void> {
  const old = db('lakehouse_table_history').where('at', '<', before);
  await whereOrphaned(db, old, 'lakehouse_table_history.table_id').delete();
}
