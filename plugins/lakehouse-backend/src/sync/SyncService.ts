import { setTimeout as sleep } from 'node:timers/promises';
import type {
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import type { Config } from '@backstage/config';
import type { Knex } from 'knex';
import type { CatalogAccess } from '../catalogs/CatalogAccess';
import { createCatalog } from '../catalogs/createCatalog';
import { MetadataReader } from '../catalogs/metadata/MetadataReader';
import type { IcebergCatalog, TableName } from '../catalogs/types';
import type { CatalogConfig } from '../config/types';
import { LEASE_MS, LeaseError } from '../store/Lease';
import type { StoredRun } from '../store/RunStore';
import type { CatalogSync } from './CatalogSync';
import { createCatalogSync } from './createCatalogSync';
import type { TableRefresh } from './refreshTable';
import { watchPaths } from './watch';

/** A backend that is told to stop has this long for it. */
const STOP_MS = 4000;

/** What the service needs from the backend. */
export interface SyncServiceOptions {
  db: Knex;
  configs: CatalogConfig[];
  /** The app's configuration, for credentials of AWS. */
  config: Config;
  /** How catalogs are reached, by id, where it is shared with others. */
  access?: Map<string, CatalogAccess>;
  logger: LoggerService;
}

/** Keeps all configured catalogs in sync: by schedule, as soon as their files change, and on request. */
export class SyncService {
  readonly #configs: CatalogConfig[];
  readonly #logger: LoggerService;
  readonly #syncs = new Map<string, CatalogSync>();
  readonly #catalogs = new Map<string, IcebergCatalog>();
  readonly #stop: Array<() => Promise<void>> = [];
  readonly #stopped = new AbortController();
  readonly #runs = new Set<Promise<unknown>>();
  readonly #lastOutcome = new Map<string, string>();

  constructor(options: SyncServiceOptions) {
    const { db, configs, config: root, logger, access } = options;
    this.#configs = configs;
    this.#logger = logger;
    const reader = new MetadataReader();
    this.#stop.push(() => reader.close());
    for (const config of configs) {
      const catalog = createCatalog(
        config,
        root,
        reader,
        access?.get(config.id),
      );
      this.#catalogs.set(config.id, catalog);
      this.#syncs.set(config.id, createCatalogSync(db, config, catalog));
    }
  }

  /** Starts schedule and watchers. */
  async start(scheduler: SchedulerService): Promise<void> {
    for (const config of this.#configs) {
      await scheduler.scheduleTask({
        ...config.schedule,
        id: `lakehouse-sync-${config.id}`,
        fn: signal => this.#runQuietly(config.id, signal),
      });
      if (config.watch) {
        this.#watch(config);
      }
    }
    this.#takeOver();
  }

  /** Stops what is under way, within seconds: what is not done by then is refused by the lease of the next backend. */
  async stop(): Promise<void> {
    this.#stopped.abort();
    const closed = Promise.all(this.#stop.map(stop => stop()));
    await Promise.race([
      Promise.allSettled([closed, ...this.#runs]),
      sleep(STOP_MS, undefined, { ref: false }),
    ]);
  }

  /**
   * Syncs one catalog now.
   *
   * @throws NotFoundError, and LeaseError when another backend is at it
   */
  async refresh(id: string, signal?: AbortSignal): Promise<StoredRun> {
    const stopped = this.#stopped.signal;
    const run = await this.#tracked(
      this.#sync(id).run(signal ? AbortSignal.any([signal, stopped]) : stopped),
    );
    this.#log(run);
    return run;
  }

  /**
   * Looks at one table now.
   *
   * @throws NotFoundError, and LeaseError when another backend syncs the catalog
   */
  async refreshTable(id: string, name: TableName): Promise<TableRefresh> {
    return this.#tracked(
      this.#sync(id).refreshTable(name, this.#stopped.signal),
    );
  }

  #sync(id: string): CatalogSync {
    const sync = this.#syncs.get(id);
    if (!sync) {
      throw new NotFoundError(`There is no catalog '${id}'`);
    }
    return sync;
  }

  /** What is under way is waited for when the backend stops. */
  async #tracked<T>(turn: Promise<T>): Promise<T> {
    this.#runs.add(turn);
    try {
      return await turn;
    } finally {
      this.#runs.delete(turn);
    }
  }

  /** Goes on where another backend was killed, without waiting until the scheduler has noticed. */
  #takeOver(): void {
    const timer = setInterval(async () => {
      for (const [id, sync] of this.#syncs) {
        const abandoned = await sync.isAbandoned().catch(() => false);
        if (abandoned) await this.#runQuietly(id);
      }
    }, LEASE_MS);
    timer.unref();
    this.#stop.push(async () => clearInterval(timer));
  }

  #watch(config: CatalogConfig): void {
    const catalog = this.#catalogs.get(config.id)!;
    const extra = [config.contracts, config.dbt].filter(
      (path): path is string => path !== undefined,
    );
    const { close } = watchPaths({
      paths: [...catalog.watchPaths(), ...extra],
      ignored: path => catalog.ignores?.(path) ?? false,
      onChange: () => this.#runQuietly(config.id),
      onError: error =>
        this.#logger.warn(
          `Files of the catalog ${config.id} cannot be watched, it is polled only: ${error}`,
        ),
    });
    this.#stop.push(close);
  }

  async #runQuietly(id: string, signal?: AbortSignal): Promise<void> {
    try {
      await this.refresh(id, signal);
    } catch (error) {
      const quiet =
        signal?.aborted ||
        this.#stopped.signal.aborted ||
        error instanceof LeaseError;
      if (!quiet) {
        this.#logger.error(`The sync of the catalog ${id} failed: ${error}`);
      }
    }
  }

  /** One line when something changed: an idle sync says nothing. */
  #log(run: StoredRun): void {
    const outcome = `${run.outcome}${run.reason ? `: ${run.reason}` : ''}`;
    if (run.written > 0 || this.#lastOutcome.get(run.catalog) !== outcome) {
      this.#logger.info(
        `Catalog ${run.catalog} ${outcome} (${run.listed} tables, ${run.read} read, ${run.written} rows written)`,
      );
    }
    this.#lastOutcome.set(run.catalog, outcome);
  }
}
