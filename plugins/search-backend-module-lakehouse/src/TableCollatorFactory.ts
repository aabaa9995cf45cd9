import { Readable } from 'node:stream';
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
import {
  registryPages,
  type RegistryAccess,
} from '@lakehouse/backstage-plugin-lakehouse-node';

const PAGE = '200';

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
  readonly #access: RegistryAccess;

  constructor(access: RegistryAccess) {
    this.#access = access;
  }

  async getCollator(): Promise<Readable> {
    return Readable.from(this.#documents());
  }

  async *#documents(): AsyncGenerator<TableDocument> {
    const query = { limit: PAGE, columns: 'true' };
    for await (const { items } of registryPages<TablePage>(
      this.#access,
      '/tables',
      query,
    )) {
      yield* items.map(toDocument);
    }
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
