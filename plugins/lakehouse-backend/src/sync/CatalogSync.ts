import { printable } from '@lakehouse/backstage-plugin-lakehouse-common';
import { CatalogWaitingError, type IcebergCatalog } from '../catalogs/types';
import type { FactSource } from '../facts/FactSource';
import type { CatalogRun, CatalogStore } from '../store/CatalogStore';
import type { EdgeStore } from '../store/EdgeStore';
import type { GuardTrips, HeldBack } from '../store/GuardTrips';
import type { Renames } from '../store/Renames';
import type { KnownTable } from '../store/rows';
import type { FinishedRun, RunStore, StoredRun } from '../store/RunStore';
import type { Shelf } from '../store/Shelf';
import type { TableWriter } from '../store/TableWriter';
import { Absences } from './Absences';
import { ListedTables } from './ListedTables';
import { RunTally } from './RunTally';
import { applyScope, type Scope } from './scope';

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
  tables: TableWriter;
  shelf: Shelf;
  renames: Renames;
  trips: GuardTrips;
  edges: EdgeStore;
  catalogs: CatalogStore;
  runs: RunStore;
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
  readonly #absences: Absences;
  #running: Promise<unknown> = Promise.resolve();

  constructor(options: CatalogSyncOptions) {
    this.#options = options;
    this.#listed = new ListedTables(options);
    this.#absences = new Absences(options);
  }

  /** Runs once, after a run that is under way. Faults of the catalog are in the answer; only faults of our own database are thrown. */
  async run(signal?: AbortSignal): Promise<StoredRun> {
    const turn = this.#running.then(() => this.#run(signal));
    this.#running = turn.catch(() => undefined);
    return turn;
  }

  async #run(signal?: AbortSignal): Promise<StoredRun> {
    const { id, catalogs, runs } = this.#options;
    const before = await catalogs.get(id);
    const begun = await runs.begin(id, Date.now());
    const tally = new RunTally();
    const end = (result: Result) =>
      runs.finish(begun, {
        ...result,
        ...tally.counts,
        finishedAt: Date.now(),
      });
    let result: Result;
    try {
      result = await this.#work(tally, begun.startedAt, before, signal);
      await this.#purge(begun.startedAt);
    } catch (error) {
      await end({
        outcome: 'failed',
        reason: signal?.aborted ? STOPPED : printable(String(error)),
        namespaces: tally.brokenOff(),
      });
      throw error;
    }
    const run = await end(result);
    const { outcome, reason } = result;
    const success = outcome === 'complete' || outcome === 'partial';
    await catalogs.save(id, {
      outcome,
      reason,
      lastRunAt: run.finishedAt as number,
      lastSuccessAt: success ? run.finishedAt : before?.lastSuccessAt ?? null,
      listed: run.listed,
    });
    return run;
  }

  /** The run itself. Faults of the catalog are its result. */
  async #work(
    tally: RunTally,
    startedAt: number,
    before: CatalogRun | undefined,
    signal?: AbortSignal,
  ): Promise<Result> {
    const { id, tables, shelf, scope, facts, edges } = this.#options;
    const known = await tables.known();
    tally.addWritten(await applyScope(scope, known, shelf, startedAt));
    try {
      const { book, problems } = await facts.read();
      tally.addWritten(await edges.replace(id, book.edges));
      const listing = await this.#listed.sync(
        { known, book, tally, startedAt },
        signal,
      );
      const absent = await this.#absences.settle(
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
      signal?.throwIfAborted();
      const failure = await this.#failed(error, known, before?.lastSuccessAt);
      tally.addWritten(failure.written);
      const { outcome, reason } = failure;
      return { outcome, reason, namespaces: tally.brokenOff() };
    }
  }

  /** Forgets what was kept long enough. */
  async #purge(now: number): Promise<void> {
    const { id, keepMs, shelf, trips, runs } = this.#options;
    await runs.purge(id, now - keepMs);
    await shelf.purge(now - keepMs);
    await trips.purge(id, now - keepMs);
  }

  /** A catalog that could not be listed. If it was there before, its tables are marked as last known; none is removed. */
  async #failed(
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
    const written = await this.#options.tables.mark(
      visible.map(table => table.ref),
      'unreadable',
      `${reason}. Shown is what was last known.`,
      lastSuccessAt ?? null,
    );
    const outcome = known.size > 0 ? ('failed' as const) : ('waiting' as const);
    return { outcome, reason, written };
  }
}

/** How a run ended. */
type Result = Pick<FinishedRun, 'outcome' | 'reason' | 'namespaces'>;

function heldText({ namespace, refs, known }: HeldBack): string {
  const place = namespace === null ? 'catalog' : `namespace ${namespace}`;
  return `${refs.length} of ${known} tables are missing from the ${place}, which is more than may vanish at once; they are kept`;
}
