import type { Knex } from 'knex';
import { chunks } from './database';
import { purgeHistory, recordHistory } from './history';
import type { KnownTable, TableRecord } from './rows';
import { purgeOlder } from './snapshotPages';
import { putAside, takeBack, type SetAsideRow } from './setAside';

/** The tables of one catalog that are set aside, as the sync moves them. Each method is all or nothing. */
export class Shelf {
  readonly #db: Knex;
  readonly #catalog: string;

  constructor(db: Knex, catalog: string) {
    this.#db = db;
    this.#catalog = catalog;
  }

  /** Removes tables that are missing; one that has come back in the meantime stays. Answers how many went. */
  async remove(refs: string[], at: number, by: string | null = null) {
    return this.#db.transaction(async tx => {
      let removed = 0;
      for (const part of chunks(refs)) {
        const rows = await tx<TableRecord>('lakehouse_tables')
          .where({ catalog: this.#catalog, state: 'missing' })
          .whereIn('ref', part);
        await putAside(tx, rows, { why: 'removed', at, by });
        await recordHistory(
          tx,
          rows.map(({ table_id: tableId, ref }) => ({
            tableId,
            at,
            event: 'removed',
            detail: { ref, by },
          })),
        );
        removed += rows.length;
      }
      return removed;
    });
  }

  /** Hides tables that the filter of the catalog leaves out. */
  async hide(refs: string[], at: number): Promise<number> {
    return this.#db.transaction(async tx => {
      for (const part of chunks(refs)) {
        const rows = await tx<TableRecord>('lakehouse_tables').whereIn(
          'ref',
          part,
        );
        await putAside(tx, rows, { why: 'out-of-scope', at, by: null });
      }
      return refs.length;
    });
  }

  /** Names of the tables that are hidden. */
  async hidden(): Promise<Pick<SetAsideRow, 'id' | 'namespace' | 'name'>[]> {
    return this.#db<SetAsideRow>('lakehouse_set_aside')
      .select('id', 'namespace', 'name')
      .where({ catalog: this.#catalog, why: 'out-of-scope' });
  }

  /** Shows hidden tables again, as they were. */
  async show(ids: string[]): Promise<KnownTable[]> {
    return this.#db.transaction(async tx => {
      const back: KnownTable[] = [];
      for (const part of chunks(ids)) {
        const entries = await tx<SetAsideRow>('lakehouse_set_aside').whereIn(
          'id',
          part,
        );
        back.push(...(await takeBack(tx, entries)));
      }
      return back;
    });
  }

  /** Those of these references that are removed. */
  async removedAmong(refs: string[]): Promise<string[]> {
    const found = new Set<string>();
    for (const part of chunks(refs)) {
      const entries = await this.#db<SetAsideRow>('lakehouse_set_aside')
        .select('ref')
        .where({ catalog: this.#catalog, why: 'removed' })
        .whereIn('ref', part);
      entries.forEach(({ ref }) => found.add(ref));
    }
    return [...found];
  }

  /** Brings back removed tables that the catalog names again: with identity and history, as missing until they are read. */
  async returning(refs: string[], at: number): Promise<KnownTable[]> {
    return this.#db.transaction(async tx => {
      const back: KnownTable[] = [];
      for (const part of chunks(refs)) {
        const entries = await tx<SetAsideRow>('lakehouse_set_aside')
          .where({ catalog: this.#catalog, why: 'removed' })
          .whereIn('ref', part)
          // Of several that had the name, the last one.
          .orderBy('at', 'desc');
        const rows = await takeBack(tx, newestPerRef(entries));
        await recordHistory(
          tx,
          rows.map(({ table_id: tableId, ref }) => ({
            tableId,
            at,
            event: 'returned',
            detail: { ref },
          })),
        );
        back.push(...rows);
      }
      return back;
    });
  }

  /** Forgets tables that were removed before a time. */
  async purge(before: number): Promise<void> {
    await this.#db('lakehouse_set_aside')
      .where({ catalog: this.#catalog, why: 'removed' })
      .where('at', '<', before)
      .delete();
    await purgeHistory(this.#db, before);
    await purgeOlder(this.#db);
  }
}

function newestPerRef(entries: SetAsideRow[]): SetAsideRow[] {
  const seen = new Set<string>();
  return entries.filter(({ ref }) => !seen.has(ref) && seen.add(ref));
}
