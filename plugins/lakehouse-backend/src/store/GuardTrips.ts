import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { toNumber } from './database';

/** `healed`: the tables came back, or are few enough to be removed. `confirmed`: a person said that they are really gone. */
export type TripStatus = 'open' | 'healed' | 'confirmed';

/** A removal that the guard held back. Times are milliseconds. */
export interface GuardTrip {
  id: string;
  catalog: string;
  /** Null: the whole catalog. */
  namespace: string | null;
  status: TripStatus;
  trippedAt: number;
  /** How many tables two complete listings left out, of how many known ones. */
  missing: number;
  known: number;
  refs: string[];
  decidedBy: string | null;
  decidedAt: number | null;
}

/** What the guard holds back at the moment. */
export type HeldBack = Pick<GuardTrip, 'namespace' | 'refs' | 'known'>;

/** Remembers what the guard held back, until it heals or a person decides. */
export class GuardTrips {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  /**
   * Brings the open trips of a catalog up to date with a run. Writes nothing when nothing changed.
   *
   * @param isUnseen - whether the run could not see a namespace, or (null) the catalog, whole: its trip stays as it is
   * @returns the number of rows written
   */
  async update(
    catalog: string,
    held: HeldBack[],
    at: number,
    isUnseen: (namespace: string | null) => boolean,
  ): Promise<number> {
    const open = await this.#db('lakehouse_guard_trips')
      .select('id', 'namespace', 'refs')
      .where({ catalog, status: 'open' });
    let written = 0;
    for (const { namespace, refs, known } of held) {
      const trip = open.find(row => row.namespace === namespace);
      const evidence = {
        missing: refs.length,
        known,
        refs: JSON.stringify([...refs].sort()),
      };
      if (!trip) {
        await this.#db('lakehouse_guard_trips').insert({
          id: randomUUID(),
          catalog,
          namespace,
          status: 'open',
          tripped_at: at,
          ...evidence,
        });
        written += 1;
      } else if (trip.refs !== evidence.refs) {
        written += await this.#db('lakehouse_guard_trips')
          .where({ id: trip.id, status: 'open' })
          .update(evidence);
      }
    }
    const healed = open.filter(
      row =>
        !held.some(({ namespace }) => namespace === row.namespace) &&
        !isUnseen(row.namespace),
    );
    if (healed.length > 0) {
      written += await this.#db('lakehouse_guard_trips')
        .whereIn(
          'id',
          healed.map(({ id }) => id),
        )
        .where({ status: 'open' })
        .update({ status: 'healed', decided_at: at });
    }
    return written;
  }

  async get(id: string): Promise<GuardTrip | undefined> {
    const row = await this.#db('lakehouse_guard_trips').where({ id }).first();
    return row && toTrip(row);
  }

  /** Notes a person's decision about so many tables; answers whether there was such an open trip. */
  async confirm(
    id: string,
    missing: number,
    by: string,
    at: number,
  ): Promise<boolean> {
    const written = await this.#db('lakehouse_guard_trips')
      .where({ id, missing, status: 'open' })
      .update({ status: 'confirmed', decided_by: by, decided_at: at });
    return written === 1;
  }

  /** Newest first; begins behind the trip with the key `after`. */
  async page(
    filter: { catalog?: string[]; status?: string[] },
    limit: number,
    after?: { at: number; id: string },
  ): Promise<GuardTrip[]> {
    const query = this.#db('lakehouse_guard_trips')
      .orderBy([
        { column: 'tripped_at', order: 'desc' },
        { column: 'id', order: 'desc' },
      ])
      .limit(limit);
    if (filter.catalog?.length) query.whereIn('catalog', filter.catalog);
    if (filter.status?.length) query.whereIn('status', filter.status);
    if (after)
      query.whereRaw('(tripped_at, id) < (?, ?)', [after.at, after.id]);
    return (await query).map(toTrip);
  }

  /** Forgets trips that ended before a time. */
  async purge(catalog: string, before: number): Promise<void> {
    await this.#db('lakehouse_guard_trips')
      .where({ catalog })
      .whereNot({ status: 'open' })
      .where('decided_at', '<', before)
      .delete();
  }
}

function toTrip(row: Record<string, any>): GuardTrip {
  return {
    id: row.id,
    catalog: row.catalog,
    namespace: row.namespace,
    status: row.status,
    trippedAt: toNumber(row.tripped_at) as number,
    missing: row.missing,
    known: row.known,
    refs: JSON.parse(row.refs),
    decidedBy: row.decided_by,
    decidedAt: toNumber(row.decided_at),
  };
}
