import { randomUUID } from 'node:crypto';
import { ConflictError } from '@backstage/errors';
import type { Knex } from 'knex';

/** How long a lease lasts that nobody renews: after a kill, somebody else may go on this much later. */
export const LEASE_MS = 30_000;

/** Another backend holds the lease, or has taken it over. */
export class LeaseError extends ConflictError {}

/** A lease that is held. */
export interface HeldLease {
  generation: number;
  /** Puts the end off; false when somebody else has taken over. */
  renew(): Promise<boolean>;
  /**
   * Runs a transaction that takes effect only while the lease is held. It locks the lease, so that nobody takes over before it has ended.
   *
   * @throws LeaseError when somebody else has taken over; nothing is written then
   */
  fenced<T>(run: (tx: Knex) => Promise<T>): Promise<T>;
  release(): Promise<void>;
}

/**
 * The right to write about one catalog, which one backend has at a time. Times are those of the database, so that clocks of backends do
 * not matter; the generation tells a holder that was frozen from the one that took over.
 */
export class Lease {
  readonly #db: Knex;
  readonly #catalog: string;
  readonly #now: string;

  constructor(db: Knex, catalog: string) {
    this.#db = db;
    this.#catalog = catalog;
    this.#now =
      db.client.config.client === 'pg'
        ? '(extract(epoch from clock_timestamp()) * 1000)::bigint'
        : "cast((julianday('now') - 2440587.5) * 86400000 as integer)";
  }

  /** @throws LeaseError when somebody else holds it */
  async acquire(): Promise<HeldLease> {
    const holder = randomUUID();
    const leases = () => this.#db('lakehouse_leases');
    await leases()
      .insert({ catalog: this.#catalog, generation: 0, expires_at: 0 })
      .onConflict('catalog')
      .ignore();
    const taken = await leases()
      .where({ catalog: this.#catalog })
      .where(free => free.whereNull('holder').orWhereRaw(this.#isOver()))
      .update({
        generation: this.#db.raw('generation + 1'),
        holder,
        expires_at: this.#end(),
      });
    const row = taken && (await leases().where({ holder }).first());
    if (!row) {
      throw new LeaseError(
        `The catalog ${
          this.#catalog
        } is being synced by another backend. Look again when it is done.`,
      );
    }
    return this.#held(holder, Number(row.generation));
  }

  /** Whether a holder has stopped without giving it back. */
  async isAbandoned(): Promise<boolean> {
    const row = await this.#db('lakehouse_leases')
      .where({ catalog: this.#catalog })
      .whereNotNull('holder')
      .whereRaw(this.#isOver())
      .first();
    return row !== undefined;
  }

  #held(holder: string, generation: number): HeldLease {
    const mine = (db: Knex) =>
      db('lakehouse_leases').where({
        catalog: this.#catalog,
        holder,
        generation,
      });
    const renewIn = async (db: Knex) =>
      (await mine(db).update({ expires_at: this.#end() })) === 1;
    return {
      generation,
      renew: () => renewIn(this.#db),
      fenced: run =>
        this.#db.transaction(async tx => {
          if (!(await renewIn(tx))) {
            throw new LeaseError(
              `Another backend has taken over the sync of the catalog ${
                this.#catalog
              }. Nothing more is written by this run.`,
            );
          }
          return run(tx);
        }),
      release: async () => {
        await mine(this.#db).update({ holder: null, expires_at: 0 });
      },
    };
  }

  #isOver(): string {
    return `expires_at < ${this.#now}`;
  }

  #end(): Knex.Raw {
    return this.#db.raw(`${this.#now} + ?`, [LEASE_MS]);
  }
}
