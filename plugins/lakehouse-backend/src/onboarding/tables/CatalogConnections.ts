import { catalogConnection } from '@lakehouse/backstage-plugin-lakehouse-common';
import {
  discoverTables,
  tablesServer,
  type NamedCatalog,
} from '@lakehouse/backstage-plugin-lakehouse-node';
import type { CatalogConfig } from '../../config/types';
import type { CatalogStore } from '../../store/CatalogStore';
import type { NamespaceReader } from '../../store/NamespaceReader';
import type { Visibility } from '../../store/visibility';
import type { Readable } from '../connections/ConnectionReader';
import { Turnstile } from '../connections/Turnstile';
import { catalogRegistry } from './catalogRegistry';

const ACCOUNT = /^\d{12}$/;

/** What the catalogs are read from. */
export interface CatalogConnectionsOptions {
  configs: CatalogConfig[];
  namespaces: NamespaceReader;
  runs: CatalogStore;
}

/**
 * The catalogs of the registry as connections: their tables can be sources of others. They are made anew for everybody who asks, within what
 * the permissions let them see.
 */
export class CatalogConnections {
  readonly #options: CatalogConnectionsOptions;
  readonly #turnstiles: Map<string, Turnstile>;

  constructor(options: CatalogConnectionsOptions) {
    this.#options = options;
    this.#turnstiles = new Map(
      options.configs.map(({ id }) => [id, new Turnstile()]),
    );
  }

  /** @param visible - asks what somebody may see */
  seenBy(visible: () => Promise<Visibility>): Readable[] {
    return this.#options.configs.map(config => this.#one(config, visible));
  }

  #one(config: CatalogConfig, visible: () => Promise<Visibility>): Readable {
    const { namespaces } = this.#options;
    const catalog = namedCatalog(config);
    const connection = catalogConnection(config.id);
    const registry = catalogRegistry(config.id, visible, this.#options);
    return {
      config: {
        shown: { id: connection, title: config.title, kind: 'iceberg' },
        catalog,
        isThere: async () => namespaces.hasTables(config.id, await visible()),
      },
      discover: options =>
        discoverTables({
          ...options,
          connection,
          registry,
          server: namespace => tablesServer(catalog, namespace),
        }),
      turnstile: this.#turnstiles.get(config.id)!,
    };
  }
}

/** A data catalog of Glue is that of an account, unless its id says that it is one inside it. */
function namedCatalog({ id, connection }: CatalogConfig): NamedCatalog {
  if (connection.kind !== 'glue') return { id };
  const account = connection.catalogId ?? connection.aws.accountId;
  return account && ACCOUNT.test(account) ? { id, account } : { id };
}
