import {
  formatNamespace,
  printable,
  type SyncRun,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import {
  CatalogWaitingError,
  type IcebergCatalog,
  type ListedTable,
} from '../catalogs/types';
import type { FactBook } from '../facts/FactBook';
import type { FactSource } from '../facts/FactSource';
import type { CatalogStore } from '../store/CatalogStore';
import type { EdgeStore } from '../store/EdgeStore';
import type { GuardTrips } from '../store/GuardTrips';
import type { Renames } from '../store/Renames';
import type { KnownTable } from '../store/rows';
import type { Shelf } from '../store/Shelf';
import type { TableWriter } from '../store/TableWriter';
import { Absences, type Listing } from './Absences';
import { mapParallel } from './parallel';
import { applyScope, type Scope } from './scope';
import { TableSync } from './TableSync';

/** Metadata files that are read at the same time. */
const PARALLEL_READS = 8;

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
  runs: CatalogStore;
}

/**
 * Brings the store up to date with one Iceberg catalog: list, compare by metadata location, read only what changed, write.
 *
 * A table is removed only after two complete listings in a row omit it, and only as far as the guard allows; whatever could not be seen
 * stays as last known.
 */
export class CatalogSync {
  readonly #options: CatalogSyncOptions;
  readonly #tableSync: TableSync;
  readonly #absences: Absences;
  #running: Promise<unknown> = Promise.resolve();

  constructor(options: CatalogSyncOptions) {
    this.#options = options;
    this.#tableSync = new TableSync(options.id, options.catalog);
    this.#absences = new Absences(options);
  }

  /** Runs once, after a run that is under way. Faults of the catalog are in the answer; only faults of our own database are thrown. */
  async run(signal?: AbortSignal): Promise<SyncRun> {
    const turn = this.#running.then(() => this.#run(signal));
    this.#running = turn.catch(() => undefined);
    return turn;
  }

  async #run(signal?: AbortSignal): Promise<SyncRun> {
    const { id, tables, shelf, scope, runs } = this.#options;
    const startedAt = Date.now();
    const before = await runs.get(id);
    const counts = {
      listed: 0,
      read: 0,
      written: 0,
      unreadable: 0,
      missing: 0,
      removed: 0,
    };
    const known = await tables.known();
    counts.written += await applyScope(scope, known, shelf, startedAt);
    let outcome: SyncRun['outcome'] = 'complete';
    let reason: string | null = null;
    try {
      const { book, problems } = await this.#options.facts.read();
      counts.written += await this.#options.edges.replace(id, book.edges);
      const listing = await this.#syncListed(
        known,
        book,
        counts,
        startedAt,
        signal,
      );
      const { held, ...absent } = await this.#absences.settle(
        known,
        listing,
        startedAt,
        before?.lastSuccessAt ?? 0,
      );
      counts.missing = absent.missing;
      counts.removed = absent.removed.length;
      counts.written += absent.written;
      const unseen = listing.problems.map(({ reason: text }) =>
        printable(text),
      );
      reason = [...problems, ...unseen, ...held].join('; ') || null;
      outcome = reason ? 'partial' : 'complete';
    } catch (error) {
      signal?.throwIfAborted();
      const failure = await this.#failed(error, known, before?.lastSuccessAt);
      ({ outcome, reason } = failure);
      counts.written += failure.written;
    }
    await this.#purge(startedAt);
    const finishedAt = Date.now();
    await runs.save(id, {
      outcome,
      reason,
      lastRunAt: finishedAt,
      lastSuccessAt:
        outcome === 'complete' || outcome === 'partial'
          ? finishedAt
          : before?.lastSuccessAt ?? null,
      listed: counts.listed,
    });
    return {
      catalog: id,
      outcome,
      reason,
      startedAt: new Date(startedAt).toISOString(),
      finishedAt: new Date(finishedAt).toISOString(),
      ...counts,
    };
  }

  /** Works through the listing page by page; answers what it named, and what it could not see. */
  async #syncListed(
    known: Map<string, KnownTable>,
    book: FactBook,
    counts: Counts,
    startedAt: number,
    signal?: AbortSignal,
  ): Promise<Listing> {
    const { catalog, tables } = this.#options;
    const listing: Listing = { seen: new Set(), created: [], problems: [] };
    const stored = async (ref: string) =>
      (await tables.summaries([ref])).get(ref) ?? null;
    for await (const page of catalog.listTables(signal)) {
      signal?.throwIfAborted();
      listing.problems.push(...(page.problems ?? []));
      const fresh = this.#inScope(page.tables, listing.seen);
      await this.#takeBackListed(fresh, known, startedAt);
      const steps = await mapParallel(fresh, PARALLEL_READS, table =>
        this.#tableSync.step(
          table,
          known.get(this.#tableSync.refOf(table)),
          book,
          stored,
          startedAt,
        ),
      );
      const writes = steps.flatMap(step => step.write ?? []);
      if (writes.length > 0) {
        counts.written += await tables.write(writes);
      }
      for (const { ref, summary } of writes) {
        if (!known.has(ref) && summary?.tableUuid) {
          listing.created.push({ ref, uuid: summary.tableUuid });
        }
      }
      counts.listed += fresh.length;
      counts.read += steps.filter(step => step.read).length;
      counts.unreadable += steps.filter(step => step.unreadable).length;
    }
    return listing;
  }

  /** Tables of a page that the filter lets through and no earlier page has named; notes them as seen. */
  #inScope(page: ListedTable[], seen: Set<string>): ListedTable[] {
    return page.filter(table => {
      const ref = this.#tableSync.refOf(table);
      const namespace = formatNamespace(table.namespace);
      if (seen.has(ref) || !this.#options.scope(namespace, table.name)) {
        return false;
      }
      seen.add(ref);
      return true;
    });
  }

  /** A removed table that is listed again is the one that it was, until its metadata says otherwise. */
  async #takeBackListed(
    listed: ListedTable[],
    known: Map<string, KnownTable>,
    now: number,
  ): Promise<void> {
    const unknown = listed
      .map(table => this.#tableSync.refOf(table))
      .filter(ref => !known.has(ref));
    for (const table of await this.#options.shelf.returning(unknown, now)) {
      known.set(table.ref, table);
    }
  }

  /** Forgets what was kept long enough. */
  async #purge(now: number): Promise<void> {
    const { id, keepMs, shelf, trips } = this.#options;
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

type Counts = Pick<
  SyncRun,
  'listed' | 'read' | 'written' | 'unreadable' | 'missing' | 'removed'
>;
