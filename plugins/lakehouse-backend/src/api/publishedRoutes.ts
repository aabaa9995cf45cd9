import {
  entityName,
  lakehouseTableReadPermission,
  type PublishedTable,
  type PublishedTablePage,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import type { CatalogConfig } from '../config/types';
import type { CatalogStore } from '../store/CatalogStore';
import { readCursor, writeCursor } from '../store/cursor';
import type { PublishedRow, PublishedTables } from '../store/PublishedTables';
import { factsOf, tagsOf } from '../store/stored';
import { QUERY, readQuery } from './query';
import type { Route } from './routes';
import { toCatalogStatus } from './views/catalogStatus';

/** What the route of published tables reads from. */
export interface PublishedRouteOptions {
  configs: CatalogConfig[];
  published: PublishedTables;
  runs: CatalogStore;
}

const SORTING = 'published';

/** The tables that become entities, for the module of Backstage's catalog. */
export function publishedRoutes({
  configs,
  published,
  runs,
}: PublishedRouteOptions): Route[] {
  return [
    {
      method: 'get',
      path: '/published-tables',
      permission: lakehouseTableReadPermission,
      async handle({ request, visible }): Promise<PublishedTablePage> {
        const { limit, cursor } = readQuery(QUERY.published, request.query);
        // Before the tables: what a run changes after this is not taken for complete.
        const status = await runs.all();
        const after = cursor && readCursor(cursor, SORTING).key[0];
        const { found, next } = await published.page(
          limit,
          visible,
          after === undefined ? after : String(after),
        );
        return {
          catalogs: configs.map(c => toCatalogStatus(c, status.get(c.id))),
          items: found.map(toPublishedTable),
          ...(next && {
            nextCursor: writeCursor({
              sorting: SORTING,
              direction: 'next',
              key: [next],
              nowMs: 0,
            }),
          }),
        };
      },
    },
  ];
}

/** System and domain are those of the rule, else those of the contract: a stamped source is a system of its contract's name. */
function toPublishedTable({ row, rule }: PublishedRow): PublishedTable {
  const { owner, contract, domain } = factsOf(row);
  return {
    ref: row.ref,
    catalog: row.catalog,
    namespace: row.namespace,
    name: row.name,
    description: row.description,
    owner,
    tags: tagsOf(row),
    contract: contract?.name ?? null,
    system:
      rule.system ??
      (contract && `system:default/${entityName([contract.name])}`),
    domain: rule.domain ?? (domain && `domain:default/${entityName([domain])}`),
  };
}
