import type { LoggerService } from '@backstage/backend-plugin-api';
import type {
  CatalogService,
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import type {
  CatalogStatus,
  PublishedTable,
  PublishedTablePage,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import {
  registryPages,
  type RegistryAccess,
} from '@lakehouse/backstage-plugin-lakehouse-node';
import { changes, type Sent } from './changes';
import { Departures } from './Departures';
import { readCatalog } from './readCatalog';

/** Beyond this, entities cost the catalog more than they tell; the registry itself lists any number of tables. */
const MAX_ENTITIES = 20_000;
const PAGE = '1000';

/** What the provider works with. */
export interface PublishedTableProviderOptions extends RegistryAccess {
  catalog: CatalogService;
  logger: LoggerService;
  /** For tests. */
  maxEntities?: number;
}

/**
 * Brings the tables that the registry publishes into the catalog.
 *
 * - A table that has an entity from elsewhere (stamped, or written by people) gets none.
 * - What has not changed is not sent again.
 * - A registry or a catalog that does not answer changes nothing; when an entity goes, {@link Departures} decides.
 */
export class PublishedTableProvider implements EntityProvider {
  readonly #options: PublishedTableProviderOptions;
  readonly #logger: LoggerService;
  readonly #departures = new Departures();
  /** What this process has sent, by entity reference. */
  readonly #sent = new Map<string, Sent>();
  #connection?: EntityProviderConnection;
  #reported?: string;

  constructor(options: PublishedTableProviderOptions) {
    this.#options = options;
    this.#logger = options.logger.child({ target: this.getProviderName() });
  }

  getProviderName(): string {
    return 'LakehouseProvider:registry';
  }

  async connect(connection: EntityProviderConnection): Promise<void> {
    this.#connection = connection;
  }

  /** Looks once; never rejects. */
  async refresh(): Promise<void> {
    try {
      await this.#refresh();
    } catch (error) {
      this.#report(
        'warn',
        `Published tables could not be read, their entities stay as they are: ${error}`,
      );
    }
  }

  async #refresh(): Promise<void> {
    const connection = this.#connection;
    if (!connection) {
      return;
    }
    const { tables, catalogs, whole } = await this.#published();
    const { auth, catalog } = this.#options;
    const standing = await readCatalog(catalog, auth);

    const { added, replaced, absent, total } = changes(
      tables,
      standing,
      this.#sent,
    );
    const gone = whole ? this.#departures.settle(absent, catalogs) : [];
    const removed = [...replaced, ...gone];
    if (added.size + removed.length > 0) {
      const locationKey = this.getProviderName();
      await connection.applyMutation({
        type: 'delta',
        added: [...added.values()].map(({ entity }) => ({
          entity,
          locationKey,
        })),
        removed: removed.map(entityRef => ({ entityRef, locationKey })),
      });
    }
    removed.forEach(ref => this.#sent.delete(ref));
    added.forEach(({ tableRef, hash }, ref) =>
      this.#sent.set(ref, { tableRef, hash }),
    );
    const rest = whole
      ? ''
      : ': the rules publish more tables, which have none; narrow lakehouse.publish.rules';
    this.#report(
      whole ? 'info' : 'warn',
      `${total} entities of published tables${rest}`,
    );
  }

  /** The published tables, and whether these are all. */
  async #published() {
    const { maxEntities = MAX_ENTITIES } = this.#options;
    const tables: PublishedTable[] = [];
    let catalogs: CatalogStatus[] | undefined;
    for await (const page of registryPages<PublishedTablePage>(
      this.#options,
      '/published-tables',
      { limit: PAGE },
    )) {
      catalogs ??= page.catalogs;
      tables.push(...page.items);
      if (tables.length > maxEntities) break;
    }
    return {
      tables: tables.slice(0, maxEntities),
      catalogs: catalogs ?? [],
      whole: tables.length <= maxEntities,
    };
  }

  /** A registry that stays away is asked every minute; say it once. */
  #report(level: 'info' | 'warn', message: string): void {
    if (message !== this.#reported) {
      this.#reported = message;
      this.#logger[level](message);
    }
  }
}
