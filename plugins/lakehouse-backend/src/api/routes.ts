import type {
  BackstageCredentials,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import type { BasicPermission } from '@backstage/plugin-permission-common';
import type { lakehouseTableReadPermission } from '@lakehouse/backstage-plugin-lakehouse-common';
import type express from 'express';
import type { TableAccess } from '../permissions';
import type { Visibility } from '../store/visibility';
import { tagAnswer } from './entityTag';
import { orRetryLater } from './overload';

/** What a handler may use. */
export interface RouteContext {
  request: express.Request;
  response: express.Response;
  credentials: BackstageCredentials;
  /** The tables that the user may see; everything about tables goes through it. */
  visible: Visibility;
}

interface RouteBase {
  method: 'get' | 'post';
  /** In express' form; with `{}` for `:` it is a path of openapi.yaml. */
  path: string;
}

/**
 * A route and the permission that it needs: there is no way to write one without saying it. A route that reads tables gets what the user
 * may see; any other permission is checked before the handler runs.
 */
export type Route = RouteBase &
  (
    | {
        permission: typeof lakehouseTableReadPermission;
        handle(context: RouteContext): Promise<unknown>;
      }
    | {
        permission: BasicPermission;
        handle(context: Omit<RouteContext, 'visible'>): Promise<unknown>;
      }
    | {
        /** Health only. */
        permission: 'public';
        handle(
          context: Pick<RouteContext, 'request' | 'response'>,
        ): Promise<unknown>;
      }
  );

/** What routes are mounted with. */
export interface MountOptions {
  router: express.Router;
  httpAuth: HttpAuthService;
  access: TableAccess;
}

/** Mounts routes; a handler's answer is sent as JSON, or as 304 to whom has it already, unless it has written one itself. */
export function mountRoutes(
  routes: Route[],
  { router, httpAuth, access }: MountOptions,
): void {
  for (const route of routes) {
    router[route.method](route.path, async (request, response) => {
      const body = await orRetryLater(response, () =>
        answer(route, request, response),
      );
      if (response.headersSent) return;
      if (route.method === 'get' && route.permission !== 'public') {
        tagAnswer(response, body);
      }
      response.json(body);
    });
  }

  async function answer(
    route: Route,
    request: express.Request,
    response: express.Response,
  ): Promise<unknown> {
    if (route.permission === 'public') {
      return route.handle({ request, response });
    }
    const credentials = await httpAuth.credentials(request, {
      allow: ['user', 'service'],
    });
    if (isTableRoute(route)) {
      const visible = await access.visible(credentials);
      return route.handle({ request, response, credentials, visible });
    }
    const { permission, handle } = route as Extract<
      Route,
      { permission: BasicPermission }
    >;
    await access.require(permission, credentials);
    return handle({ request, response, credentials });
  }
}

function isTableRoute(
  route: Route,
): route is Extract<
  Route,
  { permission: typeof lakehouseTableReadPermission }
> {
  return (
    typeof route.permission === 'object' && 'resourceType' in route.permission
  );
}
