import { ConflictError, NotFoundError } from '@backstage/errors';
import type { Knex } from 'knex';
import { toNumber } from './database';
import { GuardTrips } from './GuardTrips';
import { recordHistory } from './history';
import type { TableRow } from './rows';
import { takeBack, type SetAsideRow } from './setAside';
import { Shelf } from './Shelf';

/** A removed table. Times are milliseconds. */
export interface RemovedTable {
  id: string;
  ref: string;
  catalog: string;
  removedAt: number;
  /** Null: the sync, by itself. */
  removedBy: string | null;
  owner: string | null;
  rows: number | null;
}

/** What people decide about removed tables, and about those that the guard keeps from being removed. */
export class RemovedTables {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  /** Newest first; begins behind the table with the key `after`. Tables whose name is in use again are left out. */
  async page(
    filter: { catalog?: string[] },
    limit: number,
    after?: { at: number; id: string },
  ): Promise<RemovedTable[]> {
    const query = this.#db<SetAsideRow>('lakehouse_set_aside')
      .where({ why: 'removed' })
      .whereNotExists(live =>
        live
          .select(this.#db.raw('1'))
          .from('lakehouse_tables')
          .whereRaw('lakehouse_tables.ref = lakehouse_set_aside.ref'),
      )
      .orderBy([
        { column: 'at', order: 'desc' },
        { column: 'id', order: 'desc' },
      ])
      .limit(limit)
      .select('id', 'ref', 'catalog', 'at', 'by', 'row');
    if (filter.catalog?.length) query.whereIn('catalog', filter.catalog);
    if (after) query.whereRaw('(at, id) < (?, ?)', [after.at, after.id]);
    return (await query).map(entry => {
      const row: TableRow = JSON.parse(entry.row);
      return {
        id: entry.id,
        ref: entry.ref,
        catalog: entry.catalog,
        removedAt: toNumber(entry.at) as number,
        removedBy: entry.by,
        owner: row.owner,
        rows: toNumber(row.row_count),
      };
    });
  }

  /**
   * Takes a removed table back as missing; it is kept until the catalog names it again.
   *
   * @throws NotFoundError when it is not removed any more
   * @throws ConflictError when another table has its name by now
   */
  async restore(id: string, by: string, at: number): Promise<string> {
    return this.#db.transaction(async tx => {
      const entry = await tx<SetAsideRow>('lakehouse_set_aside')
        .where({ id, why: 'removed' })
        .first();
      if (!entry) {
        throw new NotFoundError(
          'This table cannot be restored: it is back already, or it was removed too long ago',
        );
      }
      const [back] = await takeBack(tx, [entry], {
        state: 'missing',
        state_reason: `Restored by ${by}. The catalog does not name this table; shown is what was last known.`,
        kept_at: at,
        kept_by: by,
      });
      if (!back) {
        throw new ConflictError(
          `${entry.ref} cannot be restored: there is a table of this name again`,
        );
      }
      await recordHistory(tx, [
        {
          tableId: id,
          at,
          event: 'restored',
          detail: { ref: entry.ref, by },
        },
      ]);
      return entry.ref;
    });
  }

  /**
   * Removes what the guard held back. Tables that have come back since stay.
   *
   * @param seen - how many tables the one who confirms was shown
   * @throws NotFoundError, ConflictError when the evidence is another by now
   */
  async confirm(tripId: string, seen: number, by: string, at: number) {
    const trip = await new GuardTrips(this.#db).get(tripId);
    if (!trip) {
      throw new NotFoundError('There is no such removal to confirm');
    }
    return this.#db.transaction(async tx => {
      if (!(await new GuardTrips(tx).confirm(tripId, seen, by, at))) {
        throw new ConflictError(
          'These tables were not removed: what is missing has changed since you looked, or somebody has decided already. Look again.',
        );
      }
      const removed = await new Shelf(tx, trip.catalog).remove(
        trip.refs,
        at,
        by,
      );
      return { ...trip, removed };
    });
  }
}
