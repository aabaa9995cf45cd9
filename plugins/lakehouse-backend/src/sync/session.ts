import type { Knex } from 'knex';
import { CatalogStore } from '../store/CatalogStore';
import { EdgeStore } from '../store/EdgeStore';
import { GuardTrips } from '../store/GuardTrips';
import {
  LEASE_MS,
  LeaseError,
  type HeldLease,
  type Lease,
} from '../store/Lease';
import { LastFacts } from '../store/LastFacts';
import { Renames } from '../store/Renames';
import { RunStore } from '../store/RunStore';
import { Shelf } from '../store/Shelf';
import { StoreError } from '../store/StoreError';
import { TableWriter } from '../store/TableWriter';

/** The stores that the sync of one catalog works with, on a database or in a transaction. */
export function syncStores(db: Knex, catalog: string) {
  return {
    tables: new TableWriter(db, catalog),
    shelf: new Shelf(db, catalog),
    renames: new Renames(db, catalog),
    trips: new GuardTrips(db),
    edges: new EdgeStore(db),
    facts: new LastFacts(db, catalog),
    catalogs: new CatalogStore(db),
    runs: new RunStore(db),
  };
}

export type SyncStores = ReturnType<typeof syncStores>;

/** One run's access to the store. */
export interface Session {
  /** To read only. */
  read: SyncStores;
  /** Writes in one transaction, as long as the lease is held; throws LeaseError otherwise. */
  write<T>(run: (stores: SyncStores) => Promise<T>): Promise<T>;
  /** Aborted when the run shall stop, or when another backend has taken over. */
  signal: AbortSignal;
}

/**
 * Runs with the lease of a catalog, which is renewed until the end and given back then.
 *
 * @throws LeaseError when another backend holds it
 */
export async function withSession<T>(
  options: {
    db: Knex;
    lease: Lease;
    stores: (db: Knex) => SyncStores;
    signal?: AbortSignal;
  },
  run: (session: Session) => Promise<T>,
): Promise<T> {
  const { db, lease, stores, signal } = options;
  signal?.throwIfAborted();
  const held = await lease.acquire();
  const lost = new AbortController();
  const heartbeat = setInterval(() => beat(held, lost), LEASE_MS / 3);
  try {
    return await run({
      read: stores(db),
      write: change =>
        held
          .fenced(tx => change(stores(tx)))
          .catch(error => {
            throw error instanceof LeaseError ? error : new StoreError(error);
          }),
      signal: signal ? AbortSignal.any([signal, lost.signal]) : lost.signal,
    });
  } finally {
    clearInterval(heartbeat);
    await held.release();
  }
}

async function beat(held: HeldLease, lost: AbortController): Promise<void> {
  try {
    if (!(await held.renew())) lost.abort();
  } catch {
    // The database is away: if it stays away, the lease ends, and every write is refused.
  }
}
