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
import { createGenerateVaultAction } from './actions/generateVault';
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
const file = path.join(TEMPLATES, 'data-vault/template.yaml');
const template = parse(fs.readFileSync(file, 'utf8'));
const platform = northwindPlatform();

const CHANGES: Record<string, { what: string; [answer: string]: any }> = {
  'computed-satellite': {
    what: 'computed-satellite',
    hub: 'hub_customer',
    name: 'customer_address',
    satellites: ['sat_customer', 'sat_customer_pii'],
    columns: [
      {
        name: 'town',
        expression: "upper(coalesce(sat_customer.city, 'nowhere'))",
        description: 'City in capitals.',
      },
      {
        name: 'is_domestic',
        expression: "sat_customer.country = 'Germany'",
      },
    ],
  },
  'same-as-link': {
    what: 'same-as-link',
    hub: 'hub_customer',
    name: 'customer_phone',
    match: 'rule',
    matchSatellite: 'sat_customer_pii',
    rule: 'a.phone = b.phone',
  },
  'point-in-time': {
    what: 'point-in-time',
    hub: 'hub_customer',
    names: 'some',
    pitSatellites: ['sat_customer'],
  },
  bridge: {
    what: 'bridge',
    name: 'sales',
    links: ['lnk_order_detail', 'lnk_order_employee'],
  },
  snapshots: { what: 'snapshots', daily: 0, weekly: 8, monthly: 0, yearly: 0 },
  table: {
    what: 'table',
    source: 'northwind',
    table: 'products',
    splits: [{ satellite: 'stock', columns: ['units_in_stock'] }],
    acceptRehash: true,
  },
  hash: {
    what: 'hash',
    algorithm: 'sha256',
    compatibility: 'none',
    acceptRehash: true,
  },
};

describe('the template data-vault', () => {
  it('is a template that the catalog takes', async () => {
    await expect(templateEntityV1beta3Validator.check(template)).resolves.toBe(
      true,
    );
  });

  it('asks for every kind of change', () => {
    const [page] = template.spec.parameters;
    const kinds = page.dependencies.what.oneOf.map(
      (one: any) => one.properties.what.const,
    );
    expect(kinds).toEqual(page.properties.what.enum);
    expect([...kinds].sort()).toEqual(Object.keys(CHANGES).sort());
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
      platform,
    );
  });
  afterAll(() => backend.stop());

  it.each(Object.entries(CHANGES))(
    'of the change %s writes these files and proposes them',
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
        .filter(
          ({ path: one }: { path: string }) => !/^vault.lock|^docs/.test(one),
        )
        .map(
          (one: { path: string; base64Content: string }) =>
            `===== ${one.path}\n${changedLines(
              platform[one.path],
              `${Buffer.from(one.base64Content, 'base64')}`,
            )}`,
        );
      expectGolden(`vault/${name}.txt`, files.sort().join('\n'));
      expect(body.output.text.at(-1).content).toContain('make local');
    },
  );

  it('says what is wrong with the answers, and writes nothing', async () => {
    const { status, body } = await backend.dryRun({
      template,
      values: { ...CHANGES['point-in-time'], hub: 'hub_custommer' },
    });
    expect(status).not.toBe(200);
    expect(JSON.stringify(body)).toContain(
      'The change of the vault cannot be stamped, and nothing was written: The vault has no hub hub_custommer. Hubs are hub_category',
    );
  });
});

/** Lines of a file that another version of it does not have; all of a new one. */
function changedLines(before: string | undefined, after: string): string {
  if (before === undefined) return after;
  const known = new Set(before.split('\n'));
  return after
    .split('\n')
    .filter(line => !known.has(line))
    .join('\n');
}

describe('a task to a local repository', () => {
  it.each(Object.entries(CHANGES))(
    'of the change %s makes one commit, and none when it is run again',
    async (_, parameters) => {
      const server = await startGitServer(platform);
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
        permissions: mockServices.permissions.mock({
          authorize: async () => [{ result: AuthorizeResult.ALLOW }],
        }),
        events: { publish: async () => {}, subscribe: async () => {} },
      };
      const actions = new Map(
        [
          createGenerateVaultAction(shared),
          createPublishLocalAction(shared),
        ].map(action => [action.id, action as TemplateAction<any, any, any>]),
      );
      const run = () =>
        runTemplate(newTask(), { actions, parameters, template: file });
      const commits = () => Number(server.judge('rev-list', '--count', 'main'));

      const before = commits();
      await run();
      expect(commits()).toBe(before + 1);
      await run();
      expect(commits()).toBe(before + 1);
      await server.stop();
    },
  );

  it('is refused without the permission', async () => {
    const action = createGenerateVaultAction({
      repository: {} as never,
      config: {} as never,
      permissions: mockServices.permissions.mock({
        authorize: async () => [{ result: AuthorizeResult.DENY }],
      }),
    });
    const actions = new Map([[action.id, action as any]]);
    await expect(
      runTemplate(newTask(), {
        actions,
        parameters: CHANGES.bridge,
        template: file,
      }),
    ).rejects.toThrow('lakehouse.source.create');
  });
});
