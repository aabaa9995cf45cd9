import type {
  AuditorService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import {
  lakehouseCatalogInspectPermission,
  lakehouseCatalogManagePermission,
  type GuardTripPage,
  type RemovedTablePage,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import type { CatalogConfig } from '../config/types';
import type { GuardTrips } from '../store/GuardTrips';
import type { RemovedTables } from '../store/RemovedTables';
import { audited } from './audited';
import { newestFirst } from './newestFirst';
import { BODY, QUERY, readBody, readQuery } from './query';
import type { Route } from './routes';
import { toGuardTrip, toRemovedTable } from './views/removals';

/** What the routes about removals use. */
export interface RemovalRouteOptions {
  configs: CatalogConfig[];
  removed: RemovedTables;
  trips: GuardTrips;
  auditor: AuditorService;
}

/** Removed tables and what the guard held back: to look at, to restore, to confirm. */
export function removalRoutes(options: RemovalRouteOptions): Route[] {
  const { configs, removed, trips, auditor } = options;
  return [
    {
      method: 'get',
      path: '/removed-tables',
      permission: lakehouseCatalogInspectPermission,
      async handle({ request }): Promise<RemovedTablePage> {
        const keepDays = new Map(configs.map(c => [c.id, c.keepDays]));
        return newestFirst(
          {
            sorting: 'removed-tables',
            store: removed,
            atOf: table => table.removedAt,
            view: table => toRemovedTable(table, keepDays.get(table.catalog)),
          },
          readQuery(QUERY.removedTables, request.query),
        );
      },
    },
    {
      method: 'post',
      path: '/removed-tables/:id/restore',
      permission: lakehouseCatalogManagePermission,
      async handle({ request, credentials }) {
        const { id } = request.params;
        return audited(
          auditor,
          { eventId: 'table-restore', request, meta: { id: id.slice(0, 100) } },
          async () => ({
            ref: await removed.restore(id, personOf(credentials), Date.now()),
          }),
        );
      },
    },
    {
      method: 'get',
      path: '/guard-trips',
      permission: lakehouseCatalogInspectPermission,
      async handle({ request }): Promise<GuardTripPage> {
        return newestFirst(
          {
            sorting: 'guard-trips',
            store: trips,
            atOf: trip => trip.trippedAt,
            view: toGuardTrip,
          },
          readQuery(QUERY.guardTrips, request.query),
        );
      },
    },
    {
      method: 'post',
      path: '/guard-trips/:id/confirm',
      permission: lakehouseCatalogManagePermission,
      async handle({ request, credentials }) {
        const { id } = request.params;
        const { missing } = readBody(BODY.confirmation, request.body);
        return audited(
          auditor,
          {
            eventId: 'removal-confirm',
            request,
            meta: { id: id.slice(0, 100), missing },
          },
          async () => {
            const by = personOf(credentials);
            const trip = await removed.confirm(id, missing, by, Date.now());
            return { removed: trip.removed };
          },
        );
      },
    },
  ];
}

/** Who is told to have decided: a user's entity reference, or the name of a service. */
function personOf({ principal }: BackstageCredentials): string {
  const { userEntityRef, subject } = principal as {
    userEntityRef?: string;
    subject?: string;
  };
  return userEntityRef ?? subject ?? 'unknown';
}
