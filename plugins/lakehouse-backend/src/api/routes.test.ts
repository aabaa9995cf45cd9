import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { AuditorService } from '@backstage/backend-plugin-api';
import { lakehousePermissions } from '@lakehouse/backstage-plugin-lakehouse-common';
import { parse } from 'yaml';
import type { ConnectionsOf } from '../onboarding/connections/connectionsOf';
import { connectionRoutes } from '../onboarding/connections/connectionRoutes';
import { driftRoutes } from '../onboarding/drift/driftRoutes';
import { onboardingRoutes } from '../onboarding/onboardingRoutes';
import { allRoutes, type RouterOptions } from './createRouter';

const document = parse(
  readFileSync(path.join(__dirname, 'openapi.yaml'), 'utf8'),
);
// Routes are only listed here: nothing of what they use is called.
const connections = (() => {}) as unknown as ConnectionsOf;
const routes = allRoutes({
  more: [
    ...onboardingRoutes(undefined, connections),
    ...connectionRoutes(connections, {} as AuditorService),
    ...driftRoutes(undefined, {} as AuditorService),
  ],
} as RouterOptions);

describe('the routes of the API', () => {
  it('all need a permission of the suite; only health is public', () => {
    const known = new Set(lakehousePermissions.map(({ name }) => name));
    const unchecked = routes.filter(
      ({ permission }) =>
        permission === 'public' || !known.has(permission.name),
    );
    expect(unchecked.map(route => route.path)).toEqual(['/health']);
  });

  it('are the ones that openapi.yaml describes', () => {
    const written = Object.entries<object>(document.paths).flatMap(
      ([route, methods]) =>
        ['get', 'post']
          .filter(method => method in methods)
          .map(method => `${method} ${route.replace(/\{(\w+)\}/g, ':$1')}`),
    );
    const mounted = routes.map(route => `${route.method} ${route.path}`);
    expect(mounted.sort()).toEqual(written.sort());
  });
});
