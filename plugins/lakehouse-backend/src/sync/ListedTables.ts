import { formatNamespace } from '@lakehouse/backstage-plugin-lakehouse-common';
import type {
  IcebergCatalog,
  ListedPage,
  ListedTable,
} from '../catalogs/types';
import type { FactBook } from '../facts/FactBook';
import type { KnownTable } from '../store/rows';
import type { Listing } from './Absences';
import { mapParallel } from './parallel';
import type { RunTally } from './RunTally';
import type { Scope } from './scope';
import type { Session } from './session';
import { TableSync } from './TableSync';

/** Metadata files that are read at the same time. */
const PARALLEL_READS = 8;

/** What listed tables are synced with. */
export interface ListedTablesOptions {
  id: string;
  catalog: IcebergCatalog;
  scope: Scope;
}

/** One pass over a listing. */
export interface ListingPass {
  /** Tables in scope before it, by reference; those that come back are added. */
  known: Map<string, KnownTable>;
  book: FactBook;
  tally: RunTally;
  /** When the run began, in milliseconds. */
  startedAt: number;
  /** Namespace to begin with. */
  from?: string | null;
}

/** Compares what a catalog lists with the store, page by page, and writes what has changed. */
export class ListedTables {
  readonly #options: ListedTablesOptions;
  readonly #tableSync: TableSync;

  constructor(options: ListedTablesOptions) {
    this.#options = options;
    this.#tableSync = new TableSync(options.id, options.catalog);
  }

  /**
   * Works through the listing page by page; answers what it named, and what it could not see.
   *
   * @param pages - instead of the whole listing
   */
  async sync(
    session: Session,
    { known, book, tally, startedAt, from }: ListingPass,
    pages:
      | AsyncIterable<ListedPage>
      | ListedPage[] = this.#options.catalog.listTables(session.signal, from),
  ): Promise<Listing> {
    const { read, write, signal } = session;
    const listing: Listing = { seen: new Set(), created: [], problems: [] };
    const stored = async (ref: string) =>
      (await read.tables.summaries([ref])).get(ref) ?? null;
    for await (const page of pages) {
      signal.throwIfAborted();
      const problems = page.problems ?? [];
      listing.problems.push(...problems);
      tally.addProblems(problems);
      const fresh = this.#inScope(page.tables, listing.seen);
      await this.#takeBackListed(session, fresh, known, startedAt);
      const steps = await mapParallel(fresh, PARALLEL_READS, table => {
        signal.throwIfAborted();
        return this.#tableSync.step(
          table,
          known.get(this.#tableSync.refOf(table)),
          book,
          stored,
          startedAt,
        );
      });
      const writes = steps.flatMap(step => step.write ?? []);
      if (writes.length > 0) {
        await write(stores => stores.tables.write(writes));
      }
      tally.addPage(fresh, steps);
      for (const { ref, summary } of writes) {
        if (!known.has(ref) && summary?.tableUuid) {
          listing.created.push({ ref, uuid: summary.tableUuid });
        }
      }
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
    { read, write }: Session,
    listed: ListedTable[],
    known: Map<string, KnownTable>,
    now: number,
  ): Promise<void> {
    const unknown = listed
      .map(table => this.#tableSync.refOf(table))
      .filter(ref => !known.has(ref));
    const removed = await read.shelf.removedAmong(unknown);
    if (removed.length === 0) {
      return;
    }
    const back = await write(({ shelf }) => shelf.returning(removed, now));
    back.forEach(table => known.set(table.ref, table));
  }
}
