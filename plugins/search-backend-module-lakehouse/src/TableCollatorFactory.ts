import { Readable } from 'node:stream';
import type {
  AuthService,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import { ResponseError } from '@backstage/errors';
import type {
  DocumentCollatorFactory,
  IndexableDocument,
} from '@backstage/plugin-search-common';
import {
  lakehouseTableReadPermission,
  SEARCH_TYPE_LAKEHOUSE_TABLE,
  type TableListItem,
  type TablePage,
} from '@lakehouse/backstage-plugin-lakehouse-common';

const PAGE = 200;

/** A table in the search index. */
export interface TableDocument extends IndexableDocument {
  /** Paths of its columns; a result shows which of them were found. */
  columns: string;
  catalog: string;
  layer: string;
  owner: string;
}

/**
 * Reads all tables of the registry, page by page. Who searches finds the tables that the permission `lakehouse.table.read` shows; the
 * search plugin asks for it per table.
 */
export class TableCollatorFactory implements DocumentCollatorFactory {
  readonly type = SEARCH_TYPE_LAKEHOUSE_TABLE;
  readonly visibilityPermission = lakehouseTableReadPermission;
  readonly #auth: AuthService;
  readonly #discovery: DiscoveryService;

  constructor(options: { auth: AuthService; discovery: DiscoveryService }) {
    this.#auth = options.auth;
    this.#discovery = options.discovery;
  }

  async getCollator(): Promise<Readable> {
    return Readable.from(this.#documents());
  }

  async *#documents(): AsyncGenerator<TableDocument> {
    let cursor: string | undefined;
    do {
      const page = await this.#page(cursor);
      yield* page.items.map(toDocument);
      cursor = page.nextCursor;
    } while (cursor);
  }

  async #page(cursor: string | undefined): Promise<TablePage> {
    const query = new URLSearchParams({
      limit: String(PAGE),
      columns: 'true',
      ...(cursor && { cursor }),
    });
    const baseUrl = await this.#discovery.getBaseUrl('lakehouse');
    const { token } = await this.#auth.getPluginRequestToken({
      onBehalfOf: await this.#auth.getOwnServiceCredentials(),
      targetPluginId: 'lakehouse',
    });
    const response = await fetch(`${baseUrl}/tables?${query}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return response.json();
  }
}

function toDocument(table: TableListItem): TableDocument {
  const slash = table.ref.indexOf('/');
  const name = encodeURIComponent(table.ref.slice(slash + 1));
  return {
    title: `${table.namespace}.${table.name}`,
    text: table.description ?? '',
    columns: (table.columns ?? []).join('\n'),
    catalog: table.catalog,
    layer: table.layer,
    owner: table.owner.ref ?? '',
    location: `/lakehouse/tables/${encodeURIComponent(table.catalog)}/${name}`,
    authorization: { resourceRef: table.ref },
  };
}
