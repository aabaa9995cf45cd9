import type express from 'express';
import Router from 'express-promise-router';
import { boundedBodies } from './bodies';
import { catalogRoutes, type CatalogRouteOptions } from './catalogRoutes';
import { listRoutes, type ListRouteOptions } from './listRoutes';
import { removalRoutes, type RemovalRouteOptions } from './removalRoutes';
import { publishedRoutes, type PublishedRouteOptions } from './publishedRoutes';
import { mountRoutes, type MountOptions, type Route } from './routes';
import { runRoutes, type RunRouteOptions } from './runRoutes';
import { tableRoutes, type TableRouteOptions } from './tableRoutes';

/** Everything that the routes use. */
export type RouterOptions = Omit<MountOptions, 'router'> &
  ListRouteOptions &
  TableRouteOptions &
  CatalogRouteOptions &
  RemovalRouteOptions &
  PublishedRouteOptions &
  RunRouteOptions & {
    /** Routes of other rooms of this backend. */
    more?: Route[];
  };

/** All routes of the API; openapi.yaml describes them. */
export function allRoutes(options: RouterOptions): Route[] {
  return [
    // Before the routes with parameters: `facets` is no catalog.
    ...listRoutes(options),
    ...tableRoutes(options),
    ...catalogRoutes(options),
    ...publishedRoutes(options),
    ...runRoutes(options),
    ...removalRoutes(options),
    ...(options.more ?? []),
  ];
}

/** The router of the API. */
export function createRouter(options: RouterOptions): express.Router {
  const router = Router();
  router.use(boundedBodies());
  mountRoutes(allRoutes(options), { ...options, router });
  return router;
}
