import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import request from 'supertest';
import lakehousePlugin from '../index';
import type { TestWarehouse } from './warehouse';

/** What a policy decides about reading tables. */
export type Decision = Awaited<
  ReturnType<
    ReturnType<typeof mockServices.permissions.mock>['authorizeConditional']
  >
>[number];

/** The plugin over a warehouse, for a user about whom a policy decides like this. */
export async function startPlugin(
  warehouse: TestWarehouse,
  decision?: Decision,
  auditor = mockServices.auditor.mock(),
) {
  const permissions = mockServices.permissions.mock({
    authorize: async () => [
      {
        result:
          decision?.result === 'DENY'
            ? AuthorizeResult.DENY
            : AuthorizeResult.ALLOW,
      },
    ],
    authorizeConditional: async () => [
      decision ?? { result: AuthorizeResult.ALLOW },
    ],
  });
  const { server } = await startTestBackend({
    features: [
      lakehousePlugin,
      permissions.factory,
      auditor.factory,
      mockServices.rootConfig.factory({
        data: {
          lakehouse: {
            catalogs: { lake: warehouse.config() },
            publish: { rules: [{ layers: ['marts', 'raw'], domain: 'sales' }] },
          },
        },
      }),
    ],
  });
  const call = request(server);
  const get = async (path: string, status = 200) => {
    const response = await call.get(`/api/lakehouse${path}`);
    expect([path, response.status, response.body.error?.message]).toEqual([
      path,
      status,
      status < 400 || status === 503 ? undefined : expect.any(String),
    ]);
    return response.body;
  };
  return { call, get };
}
