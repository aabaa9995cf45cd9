import {
  lakehouseTableReadPermission,
  type Overview,
  type TableFacets,
  type TablePage,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import type { CatalogConfig } from '../config/types';
import type { CatalogStore } from '../store/CatalogStore';
import type { FacetReader } from '../store/FacetReader';
import { NO_OWNER } from '../store/filters';
import { summaryOf } from '../store/stored';
import type { TableReader } from '../store/TableReader';
import { QUERY, readQuery } from './query';
import type { Route } from './routes';
import { toCatalogStatus } from './views/catalogStatus';
import { toListItem } from './views/listItem';

/** What the list routes read from. */
export interface ListRouteOptions {
  configs: CatalogConfig[];
  tables: TableReader;
  facets: FacetReader;
  runs: CatalogStore;
}

/** The list of tables, its filters, and the figures above it. */
export function listRoutes(options: ListRouteOptions): Route[] {
  const { configs, tables, facets, runs } = options;
  return [
    {
      method: 'get',
      path: '/overview',
      permission: lakehouseTableReadPermission,
      async handle({ request, visible }): Promise<Overview> {
        readQuery(QUERY.none, request.query);
        const [all, late, unreadable, missing, withoutOwner, status] =
          await Promise.all([
            facets.total({}, visible),
            facets.total({ freshness: ['late'] }, visible),
            facets.total({ state: ['unreadable'] }, visible),
            facets.total({ state: ['missing'] }, visible),
            facets.total({ owner: [NO_OWNER] }, visible),
            runs.all(),
          ]);
        const catalogs = configs.map(c => toCatalogStatus(c, status.get(c.id)));
        return {
          tables: all,
          late,
          unreadable,
          missing,
          withoutOwner,
          catalogs,
        };
      },
    },
    {
      method: 'get',
      path: '/tables',
      permission: lakehouseTableReadPermission,
      async handle({ request, visible }): Promise<TablePage> {
        const query = readQuery(QUERY.tables, request.query);
        const { rows, nowMs, ...cursors } = await tables.page(query, visible);
        const items = rows.map(row => ({
          ...toListItem(row, nowMs, query.search),
          ...(query.columns && { columns: summaryOf(row)?.columns ?? [] }),
        }));
        return { items, ...cursors };
      },
    },
    {
      method: 'get',
      path: '/tables/facets',
      permission: lakehouseTableReadPermission,
      async handle({ request, visible }): Promise<TableFacets> {
        const query = readQuery(QUERY.facets, request.query);
        const search = facets.search(query);
        const [total, layer, catalog, owner, tag, freshness, state] =
          await Promise.all([
            facets.total(query, visible, search),
            facets.counts('layer', query, visible, search),
            facets.counts('catalog', query, visible, search),
            facets.counts('owner', query, visible, search),
            facets.tags(query, visible, search),
            facets.counts('freshness', query, visible, search),
            facets.counts('state', query, visible, search),
          ]);
        return { total, layer, catalog, owner, tag, freshness, state };
      },
    },
  ];
}
