import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { templateEntityV1beta3Validator } from '@backstage/plugin-scaffolder-common';
import type { TemplateAction } from '@backstage/plugin-scaffolder-node';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import type { JsonObject } from '@backstage/types';
import {
  createPlatformRepository,
  type LocalRepositoryConfig,
} from '@lakehouse/backstage-plugin-lakehouse-node';
import { startGitServer } from '@lakehouse/backstage-plugin-lakehouse-node/testUtils';
import { parse } from 'yaml';
import { createGenerateSnowflakeAction } from './actions/generateSnowflake';
import { createPublishLocalAction } from './actions/publishLocal';
import { expectGolden } from './__testUtils__/golden';
import { northwindPlatform } from './__testUtils__/northwindPlatform';
import { newTask, runTemplate } from './__testUtils__/runTemplate';
import {
  chosenSteps,
  startScaffolder,
} from './__testUtils__/scaffolderBackend';

jest.setTimeout(120_000);

const TEMPLATES = path.resolve(__dirname, '../../../templates');
const file = path.join(TEMPLATES, 'snowflake-table/template.yaml');
const template = parse(fs.readFileSync(file, 'utf8'));

const values = {
  environment: 'prod',
  way: 'catalog-linked',
  marts: ['dim_customer', 'fct_order_detail'],
  database: 'LAKEHOUSE',
  readers: ['ANALYST'],
  integration: 'LAKEHOUSE_GLUE',
  owner: 'LAKEHOUSE_PUBLISHER',
  governanceDatabase: 'LAKEHOUSE_GOVERNANCE',
  clearRole: 'PII_READER',
};
const dynamic = {
  ...values,
  way: 'dynamic',
  marts: ['dim_product'],
  database: 'COPIES',
  schema: 'MARTS',
  warehouse: 'TRANSFORM_WH',
  targetLag: '15 minutes',
  writeVolume: 'LAKEHOUSE_WRITE',
  from: 'LAKEHOUSE',
};
const table = {
  ...values,
  way: 'table',
  database: 'SALES',
  schema: 'MARTS',
  externalVolume: 'LAKEHOUSE_READ',
};

const permissions = mockServices.permissions.mock({
  authorize: async () => [{ result: AuthorizeResult.ALLOW }],
});

describe('the template snowflake-table', () => {
  it('is a template that the catalog takes', async () => {
    await expect(templateEntityV1beta3Validator.check(template)).resolves.toBe(
      true,
    );
  });

  it('publishes in the steps of onboard-source', () => {
    const onboard = parse(
      fs.readFileSync(
        path.join(TEMPLATES, 'onboard-source/template.yaml'),
        'utf8',
      ),
    );
    const steps = (one: typeof template) =>
      one.spec.steps
        .slice(1)
        .map(({ id, action, if: condition }: Record<string, string>) => ({
          id,
          action,
          condition,
        }));
    expect(steps(template)).toEqual(steps(onboard));
  });
});

describe('a dry run', () => {
  let backend: Awaited<ReturnType<typeof startScaffolder>>;
  beforeAll(async () => {
    backend = await startScaffolder(
      { kind: 'github', url: 'https://github.com/acme/platform' },
      northwindPlatform(),
    );
  });
  afterAll(() => backend.stop());

  it.each(Object.entries({ linked: values, table, dynamic }))(
    'of the way %s writes these files and proposes them',
    async (name, answers) => {
      const { status, body } = await backend.dryRun({
        template,
        values: answers,
      });
      expect({ status, error: body.error?.message }).toEqual({ status: 200 });
      expect(JSON.stringify(body)).not.toContain('canary-secret');
      expect(chosenSteps(body.log)).toEqual([
        'generate',
        'branch',
        'github',
        'announce',
      ]);
      const files = body.directoryContents
        .filter(({ path: one }: { path: string }) => /^snowflake/.test(one))
        .map(
          (one: { path: string; base64Content: string }) =>
            `===== ${one.path}\n${Buffer.from(one.base64Content, 'base64')}`,
        );
      expectGolden(`snowflake/${name}.txt`, files.sort().join('\n'));
      const { text } = body.output;
      expect(text.at(-1).content).toContain('snowflake/prod/README.md');
    },
  );

  it('says what is wrong with the answers, and writes nothing', async () => {
    const { status, body } = await backend.dryRun({
      template,
      values: { ...values, marts: ['dim_custommer'] },
    });
    expect(status).not.toBe(200);
    expect(JSON.stringify(body)).toContain(
      'The publication cannot be stamped, and nothing was written: The platform publishes no mart dim_custommer. Did you mean dim_customer?',
    );
  });
});

describe('the pull request', () => {
  it('says what merging does and does not do, and what is worth a look', async () => {
    const output: Record<string, any> = {};
    const address = {
      kind: 'github',
      host: 'github.com',
      owner: 'a',
      repo: 'b',
    };
    const action = createGenerateSnowflakeAction({
      repository: {
        title: 'a/b',
        read: async () => ({
          commit: 'c0ffee',
          files: new Map(Object.entries(northwindPlatform())),
        }),
      } as never,
      config: {
        kind: 'github',
        address,
        branch: 'main',
        draft: false,
      } as never,
      permissions,
    });
    const run = (input: JsonObject) =>
      action.handler({
        ...createMockActionContext({
          input,
          workspacePath: fs.mkdtempSync(path.join(os.tmpdir(), 'proposal-')),
        }),
        output: (name: string, value: unknown) => {
          output[name] = value;
        },
        getInitiatorCredentials: async () => mockCredentials.user(),
      } as never);

    await run({ ...values, clearRole: '' });
    const { branch, body } = output.publish;
    expect(branch).toMatch(/^lakehouse\/snowflake-prod-catalog-linked-\w{8}$/);
    expect(body).toContain('Nobody gets rights in Snowflake by merging');
    expect(body).toContain('and no role may see it');
    expect(body).toContain('snowflake/prod/40_grants.sql');

    await run({ ...values, marts: ['dim_product'] });
    expect(output.publish.branch).not.toBe(branch);
  });
});

describe('a task to a local repository', () => {
  it('makes one commit, and none when it is run again', async () => {
    const server = await startGitServer(northwindPlatform());
    const config: LocalRepositoryConfig = {
      kind: 'local',
      path: server.gitdir,
      branch: 'main',
    };
    const shared = {
      repository: createPlatformRepository(config),
      config,
      auth: mockServices.auth(),
      discovery: mockServices.discovery(),
      permissions,
      events: { publish: async () => {}, subscribe: async () => {} },
    };
    const actions = new Map(
      [
        createGenerateSnowflakeAction(shared),
        createPublishLocalAction(shared),
      ].map(action => [action.id, action as TemplateAction<any, any, any>]),
    );
    const run = () =>
      runTemplate(newTask(), { actions, parameters: values, template: file });
    const commits = () => Number(server.judge('rev-list', '--count', 'main'));

    const before = commits();
    await run();
    expect(commits()).toBe(before + 1);
    expect(server.judge('show', 'main:snowflake/prod/40_grants.sql')).toContain(
      'TO ROLE "ANALYST"',
    );
    await run();
    expect(commits()).toBe(before + 1);
    await server.stop();
  });

  it('is refused without the permission', async () => {
    const action = createGenerateSnowflakeAction({
      repository: {} as never,
      config: {} as never,
      permissions: mockServices.permissions.mock({
        authorize: async () => [{ result: AuthorizeResult.DENY }],
      }),
    });
    const actions = new Map([[action.id, action as any]]);
    await expect(
      runTemplate(newTask(), { actions, parameters: values, template: file }),
    ).rejects.toThrow('lakehouse.source.create');
  });
});
