import {
  formatNamespace,
  printable,
  type SyncRun,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import {
  CatalogWaitingError,
  type IcebergCatalog,
  type NamespaceProblem,
} from '../catalogs/types';
import type { FactBook } from '../facts/FactBook';
import type { FactSource } from '../facts/FactSource';
import type { CatalogStore } from '../store/CatalogStore';
import type { EdgeStore } from '../store/EdgeStore';
import type { KnownTable } from '../store/rows';
import type { TableWriter } from '../store/TableWriter';
import { removable } from './guard';
import { mapParallel } from './parallel';
import { TableSync } from './TableSync';

/** Metadata files that are read at the same time. */
const PARALLEL_READS = 8;

/** What a sync works with. */
export interface CatalogSyncOptions {
  id: string;
  catalog: IcebergCatalog;
  facts: FactSource;
  tables: TableWriter;
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
  #running: Promise<unknown> = Promise.resolve();

  constructor(options: CatalogSyncOptions) {
    this.#options = options;
    this.#tableSync = new TableSync(options.id, options.catalog);
  }

  /** Runs once, after a run that is under way. Faults of the catalog are in the answer; only faults of our own database are thrown. */
  async run(signal?: AbortSignal): Promise<SyncRun> {
    const turn = this.#running.then(() => this.#run(signal));
    this.#running = turn.catch(() => undefined);
    return turn;
  }

  async #run(signal?: AbortSignal): Promise<SyncRun> {
    const { id, tables, runs } = this.#options;
    const startedAt = Date.now();
    const before = await runs.get(id);
    const counts = {
      listed: 0,
      read: 0,
      written: 0,
      unreadable: 0,
      missing: 0,
    };
    const known = await tables.known();
    let outcome: SyncRun['outcome'] = 'complete';
    let reason: string | null = null;
    try {
      const { book, problems } = await this.#options.facts.read();
      counts.written += await this.#options.edges.replace(id, book.edges);
      const listing = await this.#syncListed(known, book, counts, signal);
      const held = await this.#syncMissing(known, listing, counts, startedAt);
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
    signal?: AbortSignal,
  ): Promise<Listing> {
    const { catalog, tables } = this.#options;
    const seen = new Set<string>();
    const problems: NamespaceProblem[] = [];
    const stored = async (ref: string) =>
      (await tables.summaries([ref])).get(ref) ?? null;
    for await (const page of catalog.listTables(signal)) {
      signal?.throwIfAborted();
      problems.push(...(page.problems ?? []));
      const fresh = page.tables.filter(
        table => !seen.has(this.#tableSync.refOf(table)),
      );
      fresh.forEach(table => seen.add(this.#tableSync.refOf(table)));
      const steps = await mapParallel(fresh, PARALLEL_READS, table =>
        this.#tableSync.step(
          table,
          known.get(this.#tableSync.refOf(table)),
          book,
          stored,
          Date.now(),
        ),
      );
      const writes = steps.flatMap(step => step.write ?? []);
      if (writes.length > 0) {
        counts.written += await tables.write(writes);
      }
      counts.listed += fresh.length;
      counts.read += steps.filter(step => step.read).length;
      counts.unreadable += steps.filter(step => step.unreadable).length;
    }
    return { seen, problems };
  }

  /** Marks what a complete listing omitted, removes what two in a row omitted; answers what the guard held back. */
  async #syncMissing(
    known: Map<string, KnownTable>,
    { seen, problems }: Listing,
    counts: Counts,
    now: number,
  ): Promise<string[]> {
    const { tables } = this.#options;
    // What could not be seen is not absent.
    const unseen = problems.map(({ namespace, below }) => ({
      name: formatNamespace(namespace),
      below,
    }));
    const isUnseen = (namespace: string) =>
      unseen.some(
        ({ name, below }) =>
          namespace === name || (below && namespace.startsWith(`${name}.`)),
      );
    const omitted = [...known.values()].filter(
      table => !seen.has(table.ref) && !isUnseen(table.namespace),
    );
    const again = omitted.filter(table => table.state === 'missing');
    const first = omitted.filter(table => table.state !== 'missing');
    if (first.length > 0) {
      counts.written += await tables.mark(
        first.map(table => table.ref),
        'missing',
        'The last complete listing of the catalog does not name this table.',
        now,
      );
    }
    const perNamespace = new Map<string, number>();
    for (const { namespace } of known.values()) {
      perNamespace.set(namespace, (perNamespace.get(namespace) ?? 0) + 1);
    }
    const removed = removable(again, perNamespace);
    if (removed.length > 0) {
      counts.written += await tables.remove(removed);
    }
    counts.missing = omitted.length - removed.length;
    const held = again.length - removed.length;
    return held > 0
      ? [
          `${held} of ${known.size} tables are missing from the catalog, which is more than may vanish at once; they are kept`,
        ]
      : [];
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

/** What a listing named, and the namespaces that it could not see whole. */
interface Listing {
  seen: Set<string>;
  problems: NamespaceProblem[];
}

type Counts = Pick<
  SyncRun,
  'listed' | 'read' | 'written' | 'unreadable' | 'missing'
>;
