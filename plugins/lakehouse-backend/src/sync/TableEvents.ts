import type { LoggerService } from '@backstage/backend-plugin-api';
import { formatTableRef } from '@lakehouse/backstage-plugin-lakehouse-common';
import type { CatalogConfig } from '../config/types';
import type { SyncService } from './SyncService';
import { tablesOfEvent, type ChangedTable } from './tablesOfEvent';

/** More tables than this wait for the next run of their catalog, which sees them all. */
const MAX_WAITING = 1000;

/** Looks at tables as soon as an event says that they have changed: one after the other, and once for many events about one table. */
export class TableEvents {
  readonly #sync: Pick<SyncService, 'refreshTable'>;
  readonly #catalogs: CatalogConfig[];
  readonly #logger: LoggerService;
  readonly #waiting = new Map<string, ChangedTable>();
  #working: Promise<void> | undefined;

  constructor(
    sync: Pick<SyncService, 'refreshTable'>,
    catalogs: CatalogConfig[],
    logger: LoggerService,
  ) {
    this.#sync = sync;
    this.#catalogs = catalogs;
    this.#logger = logger;
  }

  /** Resolves when all tables that wait have been looked at. */
  async handle(payload: unknown): Promise<void> {
    for (const table of this.#read(payload)) {
      if (this.#waiting.size < MAX_WAITING) {
        this.#waiting.set(formatTableRef(table), table);
      }
    }
    this.#working ??= this.#work().finally(() => {
      this.#working = undefined;
    });
    await this.#working;
  }

  #read(payload: unknown): ChangedTable[] {
    try {
      return tablesOfEvent(payload, this.#catalogs);
    } catch (error) {
      this.#logger.warn(`An event about a table was not understood: ${error}`);
      return [];
    }
  }

  async #work(): Promise<void> {
    for (const [ref, table] of this.#waiting) {
      this.#waiting.delete(ref);
      try {
        await this.#sync.refreshTable(table.catalog, table);
      } catch (error) {
        // The next run of the catalog sees it anyway.
        this.#logger.warn(`${ref} was not refreshed on an event: ${error}`);
      }
    }
  }
}
