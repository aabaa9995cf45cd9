import { printable } from '@lakehouse/backstage-plugin-lakehouse-common';
import type { Knex } from 'knex';
import {
  CatalogWaitingError,
  type IcebergCatalog,
  type TableName,
} from '../catalogs/types';
import type { FactSource } from '../facts/FactSource';
import type { CatalogRun } from '../store/CatalogStore';
import type { HeldBack } from '../store/GuardTrips';
import { LeaseError, type Lease } from '../store/Lease';
import type { KnownTable } from '../store/rows';
import type { FinishedRun, StoredRun } from '../store/RunStore';
import { StoreError } from '../store/StoreError';
import { abortable } from './abortable';
import { settleAbsences } from './Absences';
import { ListedTables } from './ListedTables';
import { refreshTable, type TableRefresh } from './refreshTable';
import { RunTally } from './RunTally';
import { applyScope, type Scope } from './scope';
import { withSession, type Session, type SyncStores } from './session';

const STOPPED =
  'The backend stopped during this run. The next one goes on where it is.';

/** What a sync works with. */
export interface CatalogSyncOptions {
  id: string;
  catalog: IcebergCatalog;
  scope: Scope;
  /** How long removed tables can be restored, in milliseconds. */
  keepMs: number;
  facts: FactSource;
  db: Knex;
  lease: Lease;
  /** The stores on a database, or in a transaction. */
  stores: (db: Knex) => SyncStores;
}

/**
 * Brings the store up to date with one Iceberg catalog: list, compare by metadata location, read only what changed, write.
 *
 * A table is removed only after two complete listings in a row omit it, and only as far as the guard allows; whatever could not be seen
 * stays as last known.
 */
export class CatalogSync {
  readonly #options: CatalogSyncOptions;
  readonly #listed: ListedTables;
  #running: Promise<unknown> = Promise.resolve();

  constructor(options: CatalogSyncOptions) {
    this.#options = options;
    this.#listed = new ListedTables(options);
  }

  /**
   * Runs once, after a run that is under way. Faults of the catalog are in the answer; only faults of our own database are thrown.
   *
   * @throws LeaseError when another backend syncs the catalog
   */
  async run(signal?: AbortSignal): Promise<StoredRun> {
    return this.#next(session => this.#run(session), signal);
  }

  /**
   * Looks at one table, after a run that is under way.
   *
   * @throws LeaseError when another backend syncs the catalog
   */
  refreshTable(name: TableName, signal?: AbortSignal): Promise<TableRefresh> {
    const { id, catalog, facts } = this.#options;
    const options = { id, catalog, facts, listed: this.#listed };
    return this.#next(session => refreshTable(session, options, name), signal);
  }

  /** One thing after the other, each with the lease. */
  #next<T>(
    run: (session: Session) => Promise<T>,
    signal?: AbortSignal,
  ): Promise<T> {
    const turn = this.#running.then(() =>
      withSession({ ...this.#options, signal }, run),
    );
    this.#running = turn.catch(() => undefined);
    return turn;
  }

  /** Whether the backend that ran last has stopped without an end. */
  isAbandoned(): Promise<boolean> {
    return this.#options.lease.isAbandoned();
  }

  async #run(session: Session): Promise<StoredRun> {
    const { id } = this.#options;
    const { read, write, signal } = session;
    const before = await read.catalogs.get(id);
    const begun = await write(({ runs }) => runs.begin(id, Date.now()));
    const tally = new RunTally();
    let result: Result;
    try {
      result = await this.#work(session, tally, begun.startedAt, before);
    } catch (error) {
      // Refused when another backend has taken over, which has noted the end of this run.
      await write(({ runs }) =>
        runs.finish(begun, {
          outcome: 'failed',
          reason: signal.aborted ? STOPPED : printable(String(error)),
          namespaces: tally.brokenOff(),
          brokeOffAt: tally.lastNamespace,
          ...tally.counts,
          finishedAt: Date.now(),
        }),
      );
      throw error;
    }
    return write(async stores => {
      await this.#purge(stores, begun.startedAt);
      const finishedAt = Date.now();
      const { outcome, reason } = result;
      const success = outcome === 'complete' || outcome === 'partial';
      await stores.catalogs.save(id, {
        outcome,
        reason,
        lastRunAt: finishedAt,
        lastSuccessAt: success ? finishedAt : before?.lastSuccessAt ?? null,
        listed: tally.counts.listed,
      });
      return stores.runs.finish(begun, {
        ...result,
        ...tally.counts,
        finishedAt,
      });
    });
  }

  /** The run itself. Faults of the catalog are its result. */
  async #work(
    session: Session,
    tally: RunTally,
    startedAt: number,
    before: CatalogRun | undefined,
  ): Promise<Result> {
    const { id, scope, facts } = this.#options;
    const known = await session.read.tables.known();
    const from = await session.read.runs.brokeOffAt(id);
    tally.addWritten(await applyScope(session, scope, known, startedAt));
    try {
      const { book, problems, kept } = await facts.read(kind =>
        session.read.facts.get(kind),
      );
      tally.addWritten(
        await session.write(async stores => {
          const rows = await stores.edges.replace(id, book.edges);
          return rows + (await stores.facts.keep(kept));
        }),
      );
      // Whoever is told to stop cannot wait for a server that hangs.
      const listing = await abortable(
        this.#listed.sync(session, { known, book, tally, startedAt, from }),
        session.signal,
      );
      const absent = await settleAbsences(
        session,
        id,
        known,
        listing,
        startedAt,
        before?.lastSuccessAt ?? 0,
      );
      tally.addWritten(absent.written);
      tally.addAbsent(absent.missing, absent.removed);
      const unseen = listing.problems.map(({ reason: text }) =>
        printable(text),
      );
      const held = absent.held.map(heldText);
      const reason = [...problems, ...unseen, ...held].join('; ') || null;
      return {
        outcome: reason ? 'partial' : 'complete',
        reason,
        namespaces: tally.complete(absent.held),
      };
    } catch (error) {
      session.signal.throwIfAborted();
      if (error instanceof LeaseError || error instanceof StoreError) {
        throw error;
      }
      const failure = await this.#failed(
        session,
        error,
        known,
        before?.lastSuccessAt,
      );
      tally.addWritten(failure.written);
      const { outcome, reason } = failure;
      return {
        outcome,
        reason,
        namespaces: tally.brokenOff(),
        brokeOffAt: tally.lastNamespace,
      };
    }
  }

  /** Forgets what was kept long enough. */
  async #purge(stores: SyncStores, now: number): Promise<void> {
    const { id, keepMs } = this.#options;
    await stores.runs.purge(id, now - keepMs);
    await stores.shelf.purge(now - keepMs);
    await stores.trips.purge(id, now - keepMs);
  }

  /** A catalog that could not be listed. If it was there before, its tables are marked as last known; none is removed. */
  async #failed(
    session: Session,
    error: unknown,
    known: Map<string, KnownTable>,
    lastSuccessAt: number | null | undefined,
  ) {
    const message = error instanceof Error ? error.message : String(error);
    const reason = printable(message);
    if (!(error instanceof CatalogWaitingError)) {
      return { outcome: 'failed' as const, reason, written: 0 };
    }
    const visible = [...known.values()].filter(t => t.state === 'present');
    const written = await session.write(({ tables }) =>
      tables.mark(
        visible.map(table => table.ref),
        'unreadable',
        `${reason}. Shown is what was last known.`,
        lastSuccessAt ?? null,
      ),
    );
    const outcome = known.size > 0 ? ('failed' as const) : ('waiting' as const);
    return { outcome, reason, written };
  }
}

/** How a run ended. */
type Result = Pick<
  FinishedRun,
  'outcome' | 'reason' | 'namespaces' | 'brokeOffAt'
>;

function heldText({ namespace, refs, known }: HeldBack): string {
  const place = namespace === null ? 'catalog' : `namespace ${namespace}`;
  return `${refs.length} of ${known} tables are missing from the ${place}, which is more than may vanish at once; they are kept`;
}
