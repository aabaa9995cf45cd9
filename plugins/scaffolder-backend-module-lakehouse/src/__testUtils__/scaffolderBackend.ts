import type { BackendFeature } from '@backstage/backend-plugin-api';
import azurePullRequests from '@backstage-community/plugin-scaffolder-backend-module-azure-devops';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import scaffolderBackend from '@backstage/plugin-scaffolder-backend';
import azureModule from '@backstage/plugin-scaffolder-backend-module-azure';
import bitbucketModule from '@backstage/plugin-scaffolder-backend-module-bitbucket-cloud';
import githubModule from '@backstage/plugin-scaffolder-backend-module-github';
import gitlabModule from '@backstage/plugin-scaffolder-backend-module-gitlab';
import request from 'supertest';
import lakehouseModule from '../index';

/** What the platform repository holds before anything is onboarded. */
export const START = {
  'lakehouse.yaml':
    'name: platform\nowner: group:default/data-platform\ncatalog: platform\n',
  CODEOWNERS: '* @acme/data-platform\n/contracts/ @grace\n',
};
const COMMIT = 'c0ffee0000000000000000000000000000000000';

/**
 * A real scaffolder; only the host of the repository is not there.
 *
 * @param files - what that repository holds
 * @param more - what an organisation adds to its backend
 * @param defaults - `lakehouse.defaults`
 * @param entities - what the catalog holds, such as templates that tasks are made of
 */
export async function startScaffolder(
  repository?: object,
  files: Record<string, string> = START,
  entities: Entity[] = [],
  more: BackendFeature[] = [],
  defaults?: object,
) {
  const reader = mockServices.urlReader.mock({
    readTree: async (_, options) =>
      ({
        etag: COMMIT,
        files: async () =>
          Object.entries(files)
            .filter(([file]) => options?.filter?.(file, undefined) ?? true)
            .map(([file, text]) => ({
              path: file,
              content: async () => Buffer.from(text),
            })),
      } as never),
  });
  const backend = await startTestBackend({
    features: [
      scaffolderBackend,
      lakehouseModule,
      ...more,
      githubModule,
      gitlabModule,
      azureModule,
      azurePullRequests,
      bitbucketModule,
      catalogServiceMock.factory({ entities }),
      reader.factory,
      mockServices.rootConfig.factory({
        data: {
          integrations: {
            github: [{ host: 'github.com', token: 'canary-secret' }],
            gitlab: [{ host: 'gitlab.com', token: 'canary-secret' }],
            azure: [
              {
                host: 'dev.azure.com',
                credentials: [{ personalAccessToken: 'canary-secret' }],
              },
            ],
            bitbucketCloud: [{ token: 'canary-secret' }],
          },
          lakehouse: {
            ...(repository && { onboarding: { repository } }),
            ...(defaults && { defaults }),
          },
        },
      }),
    ],
  });
  return {
    server: backend.server,
    stop: () => backend.stop(),
    dryRun: (body: object) =>
      request(backend.server)
        .post('/api/scaffolder/v2/dry-run')
        .set('authorization', mockCredentials.user.header())
        .send({ directoryContents: [], ...body }),
  };
}

/** Steps of a dry run whose condition held, in their order; also those whose action has no dry run. */
export function chosenSteps(
  log: { body: { stepId?: string; message: string } }[],
): string[] {
  const chosen = new Set(log.map(({ body }) => body.stepId ?? ''));
  for (const { body } of log) {
    if (body.message.includes('if condition')) chosen.delete(body.stepId ?? '');
  }
  chosen.delete('');
  return [...chosen];
}
