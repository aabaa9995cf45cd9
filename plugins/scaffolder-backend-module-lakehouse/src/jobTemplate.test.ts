import fs from 'node:fs';
import path from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { templateEntityV1beta3Validator } from '@backstage/plugin-scaffolder-common';
import type { TemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  createPlatformRepository,
  type LocalRepositoryConfig,
} from '@lakehouse/backstage-plugin-lakehouse-node';
import { startGitServer } from '@lakehouse/backstage-plugin-lakehouse-node/testUtils';
import { parse } from 'yaml';
import { createGenerateJobAction } from './actions/generateJob';
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
const file = path.join(TEMPLATES, 'glue-job/template.yaml');
const template = parse(fs.readFileSync(file, 'utf8'));

const sizing = {
  worker: 'G.1X',
  workers: 2,
  autoscaling: true,
  timeout: 60,
  retries: 1,
  execution: 'standard',
};
const starter = {
  name: 'daily_revenue',
  kind: 'transformation',
  owner: 'group:default/sales-data',
  description: 'Revenue per day; ask {{ sales }} about "returns"',
  target: 'marts.daily_revenue',
  mode: 'merge',
  keys: ['day'],
  start: 'starter',
  schedule: '0 6 * * ? *',
  ...sizing,
};
const sql = {
  ...starter,
  mode: 'replace',
  keys: [],
  start: 'sql',
  sql: 'SELECT country, count(*) AS customers\nFROM marts.dim_customer\nGROUP BY country',
  rules: 'Rules = [\n    RowCount > 0,\n    IsUnique "country"\n]',
};
const source = {
  name: 'load_northwind',
  kind: 'source',
  owner: 'group:default/sales-data',
  source: 'northwind',
  ...sizing,
  worker: 'G.2X',
  execution: 'flex',
};

describe('the template glue-job', () => {
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

  it.each(Object.entries({ starter, sql, source }))(
    'of the answers %s writes these files and proposes them',
    async (name, values) => {
      const { status, body } = await backend.dryRun({ template, values });
      expect({ status, error: body.error?.message }).toEqual({ status: 200 });
      expect(JSON.stringify(body)).not.toContain('canary-secret');
      expect(chosenSteps(body.log)).toEqual([
        'generate',
        'branch',
        'github',
        'announce',
      ]);
      const files = body.directoryContents
        .filter(({ path: one }: { path: string }) => /\bjobs\//.test(one))
        .map(
          (one: { path: string; base64Content: string }) =>
            `===== ${one.path}\n${Buffer.from(one.base64Content, 'base64')}`,
        );
      expectGolden(`job/${name}.txt`, files.sort().join('\n'));
      const { text } = body.output;
      expect(text.at(-1).content).toContain(`make job JOB=${values.name}`);
    },
  );

  it('says what is wrong with the answers, and writes nothing', async () => {
    const { status, body } = await backend.dryRun({
      template,
      values: { ...starter, target: 'marts.dim_customer' },
    });
    expect(status).not.toBe(200);
    expect(JSON.stringify(body)).toContain(
      'The job cannot be stamped, and nothing was written: The table marts.dim_customer is a mart of northwind',
    );
  });
});

describe('a task to a local repository', () => {
  it('makes one commit, none when it is run again, and one more for other settings', async () => {
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
      permissions: mockServices.permissions.mock({
        authorize: async () => [{ result: AuthorizeResult.ALLOW }],
      }),
      events: { publish: async () => {}, subscribe: async () => {} },
    };
    const actions = new Map(
      [createGenerateJobAction(shared), createPublishLocalAction(shared)].map(
        action => [action.id, action as TemplateAction<any, any, any>],
      ),
    );
    const run = (parameters = starter) =>
      runTemplate(newTask(), { actions, parameters, template: file });
    const commits = () => Number(server.judge('rev-list', '--count', 'main'));

    const before = commits();
    await run();
    expect(commits()).toBe(before + 1);
    expect(
      server.judge('show', 'main:jobs/daily_revenue/transform.sql'),
    ).toContain("'example' AS `day`");
    await run();
    expect(commits()).toBe(before + 1);
    await run({ ...starter, workers: 5 });
    expect(commits()).toBe(before + 2);
    expect(server.judge('show', '--format=%s', '--stat', 'main')).toContain(
      'Change the job daily_revenue',
    );
    await server.stop();
  });

  it('is refused without the permission', async () => {
    const action = createGenerateJobAction({
      repository: {} as never,
      config: {} as never,
      permissions: mockServices.permissions.mock({
        authorize: async () => [{ result: AuthorizeResult.DENY }],
      }),
    });
    const actions = new Map([[action.id, action as any]]);
    await expect(
      runTemplate(newTask(), { actions, parameters: starter, template: file }),
    ).rejects.toThrow('lakehouse.source.create');
  });
});
