import type {
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import type { Config } from '@backstage/config';
import type { Knex } from 'knex';
import { createCatalog } from '../catalogs/createCatalog';
import type { IcebergCatalog } from '../catalogs/types';
import type { CatalogConfig } from '../config/types';
import type { StoredRun } from '../store/RunStore';
import type { CatalogSync } from './CatalogSync';
import { createCatalogSync } from './createCatalogSync';
import { watchPaths } from './watch';

/** What the service needs from the backend. */
export interface SyncServiceOptions {
  db: Knex;
  configs: CatalogConfig[];
  /** The app's configuration, for credentials of AWS. */
  config: Config;
  logger: LoggerService;
}

/** Keeps all configured catalogs in sync: by schedule, as soon as their files change, and on request. */
export class SyncService {
  readonly #configs: CatalogConfig[];
  readonly #logger: LoggerService;
  readonly #syncs = new Map<string, CatalogSync>();
  readonly #catalogs = new Map<string, IcebergCatalog>();
  readonly #stop: Array<() => Promise<void>> = [];
  readonly #lastOutcome = new Map<string, string>();

  constructor({ db, configs, config: root, logger }: SyncServiceOptions) {
    this.#configs = configs;
    this.#logger = logger;
    for (const config of configs) {
      const catalog = createCatalog(config, root);
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
  }

  async stop(): Promise<void> {
    await Promise.all(this.#stop.map(stop => stop()));
  }

  /** Syncs one catalog now. */
  async refresh(id: string, signal?: AbortSignal): Promise<StoredRun> {
    const sync = this.#syncs.get(id);
    if (!sync) {
      throw new NotFoundError(`There is no catalog '${id}'`);
    }
    const run = await sync.run(signal);
    this.#log(run);
    return run;
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
      if (!signal?.aborted) {
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
