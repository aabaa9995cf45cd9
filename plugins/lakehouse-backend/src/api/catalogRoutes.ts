import type { AuditorService } from '@backstage/backend-plugin-api';
import {
  formatTableRef,
  lakehouseCatalogRefreshPermission,
  parseTableRef,
  type Health,
  type TableRefresh,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import type { CatalogConfig } from '../config/types';
import type { CatalogStore } from '../store/CatalogStore';
import type { SyncService } from '../sync/SyncService';
import { audited } from './audited';
import type { Route } from './routes';
import { toSyncRun } from './views/run';
import { toCatalogStatus } from './views/catalogStatus';

/** What the routes about catalogs use. */
export interface CatalogRouteOptions {
  configs: CatalogConfig[];
  runs: CatalogStore;
  sync: SyncService;
  auditor: AuditorService;
}

/** Refresh of a catalog, and health. */
export function catalogRoutes(options: CatalogRouteOptions): Route[] {
  const { configs, runs, sync, auditor } = options;
  return [
    {
      method: 'post',
      path: '/catalogs/:catalog/refresh',
      permission: lakehouseCatalogRefreshPermission,
      async handle({ request }) {
        const { catalog } = request.params;
        return audited(
          auditor,
          {
            eventId: 'catalog-refresh',
            request,
            meta: { catalog: catalog.slice(0, 200) },
          },
          async () => toSyncRun(await sync.refresh(catalog)),
          ({ outcome }) => ({ outcome }),
        );
      },
    },
    {
      method: 'post',
      path: '/tables/:catalog/:table/refresh',
      permission: lakehouseCatalogRefreshPermission,
      async handle({ request }): Promise<TableRefresh> {
        const { catalog, table } = request.params;
        const ref = parseTableRef(`${catalog}/${table}`);
        return audited(
          auditor,
          {
            eventId: 'table-refresh',
            request,
            meta: { table: formatTableRef(ref).slice(0, 300) },
          },
          async () => ({
            ref: formatTableRef(ref),
            outcome: await sync.refreshTable(catalog, ref),
          }),
        );
      },
    },
    {
      method: 'get',
      path: '/health',
      permission: 'public',
      async handle({ response }): Promise<Health> {
        const status = await runs.all();
        const catalogs = configs.map(config => ({
          ...toCatalogStatus(config, status.get(config.id)),
          // Anyone may ask: reasons name paths and tables.
          reason: null,
        }));
        const failed = catalogs.some(({ outcome }) => outcome === 'failed');
        response.status(failed ? 503 : 200);
        return { status: failed ? 'degraded' : 'ok', catalogs };
      },
    },
  ];
}
