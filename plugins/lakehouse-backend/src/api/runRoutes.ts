import { NotFoundError } from '@backstage/errors';
import {
  lakehouseCatalogInspectPermission,
  type RunDetail,
  type RunPage,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import type { RunStore } from '../store/RunStore';
import { newestFirst } from './newestFirst';
import { QUERY, readQuery } from './query';
import type { Route } from './routes';
import { toSyncRun } from './views/run';

/** What the routes about runs read from. */
export interface RunRouteOptions {
  history: RunStore;
}

/** The syncs of the last days, and how each went per namespace. */
export function runRoutes({ history }: RunRouteOptions): Route[] {
  return [
    {
      method: 'get',
      path: '/runs',
      permission: lakehouseCatalogInspectPermission,
      async handle({ request }): Promise<RunPage> {
        return newestFirst(
          {
            sorting: 'runs',
            store: history,
            atOf: run => run.startedAt,
            view: toSyncRun,
          },
          readQuery(QUERY.runs, request.query),
        );
      },
    },
    {
      method: 'get',
      path: '/runs/:id',
      permission: lakehouseCatalogInspectPermission,
      async handle({ request }): Promise<RunDetail> {
        const found = await history.get(request.params.id);
        if (!found) {
          throw new NotFoundError(
            'There is no such run: it never was, or it is forgotten by now',
          );
        }
        return { ...toSyncRun(found.run), outcomes: found.outcomes };
      },
    },
  ];
}
