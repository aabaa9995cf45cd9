import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { scaffolderServiceMock } from '@backstage/plugin-scaffolder-node/testUtils';
import { sha256Hex } from '@lakehouse/backstage-plugin-lakehouse-common';
import {
  createPlatformRepository,
  type RepositoryConfig,
} from '@lakehouse/backstage-plugin-lakehouse-node';
import {
  stampedPlatform,
  startGitServer,
} from '@lakehouse/backstage-plugin-lakehouse-node/testUtils';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { readUpgradeSchedule } from './readUpgrade';
import { UpgradeCheck } from './UpgradeCheck';

const LOCK = 'lakehouse.lock.json';
const CONTRACT = 'contracts/northwind.odcs.yaml';
const OLDER = 'dbt/models/staging/northwind/stg_northwind__customers.sql';
const SETTINGS =
  'name: platform\nowner: group:default/data-platform\ncatalog: platform\n';
const NORTHWIND = readFileSync(
  resolve(__dirname, '../../../../../examples/northwind/northwind.odcs.yaml'),
  'utf8',
);

/** A platform as version 0 of the generator left it. */
function older(): Record<string, string> {
  const files = stampedPlatform('northwind', NORTHWIND, SETTINGS);
  const lock = JSON.parse(files.get(LOCK)!);
  lock.version = '0';
  lock.files[OLDER] = sha256Hex('-- version 0\n');
  return {
    ...Object.fromEntries(files),
    'lakehouse.yaml': SETTINGS,
    [OLDER]: '-- version 0\n',
    [LOCK]: JSON.stringify(lock),
  };
}

let stop: (() => Promise<void>) | undefined;
afterEach(async () => {
  await stop?.();
  stop = undefined;
});

async function check(files: Record<string, string>, running: string[] = []) {
  const server = await startGitServer(files);
  stop = () => server.stop();
  const scaffolder = scaffolderServiceMock.mock({
    listTasks: async () => ({
      items: running.map(entityRef => ({
        id: 'other',
        status: 'processing',
        createdAt: '',
        spec: { templateInfo: { entityRef } } as never,
      })),
      totalItems: running.length,
    }),
    scaffold: async () => ({ taskId: 'task-1' }),
  });
  const logger = mockServices.logger.mock();
  const outcome = await new UpgradeCheck({
    repository: createPlatformRepository({
      kind: 'local',
      path: server.gitdir,
      branch: 'main',
    }),
    scaffolder,
    auth: mockServices.auth({ pluginId: 'lakehouse' }),
    logger,
  }).run();
  return { outcome, scaffolder, logger };
}

it('starts one task of the template as the plugin itself, when an older generator wrote other files', async () => {
  const { outcome, scaffolder } = await check(older());
  expect(outcome).toBe('started');
  expect(scaffolder.scaffold).toHaveBeenCalledTimes(1);
  const [request, { credentials }] = scaffolder.scaffold.mock.calls[0];
  expect(request).toEqual({
    templateRef: 'template:default/upgrade-platform',
    values: {},
  });
  expect(credentials.principal).toEqual(
    mockCredentials.service('plugin:lakehouse').principal,
  );
});

it('starts none while one runs, whatever else runs', async () => {
  const { outcome, scaffolder } = await check(older(), [
    'template:default/onboard-source',
    'template:default/upgrade-platform',
  ]);
  expect(outcome).toBe('running');
  expect(scaffolder.scaffold).not.toHaveBeenCalled();
});

it('does nothing but say so when the files are what the generator would write', async () => {
  const files = older();
  const lock = JSON.parse(files[LOCK]);
  const { outcome, scaffolder, logger } = await check({
    ...files,
    [LOCK]: JSON.stringify({ ...lock, version: '1' }),
  });
  expect(outcome).toBe('current');
  expect(scaffolder.listTasks).not.toHaveBeenCalled();
  expect(logger.info).toHaveBeenCalledWith(
    expect.stringContaining('platform.git needs no upgrade'),
  );
});

it('leaves to a person what cannot be planned, and says why', async () => {
  const { outcome, scaffolder, logger } = await check({
    ...older(),
    [CONTRACT]: 'kind: Nothing\n',
  });
  expect(outcome).toBe('blocked');
  expect(scaffolder.scaffold).not.toHaveBeenCalled();
  expect(logger.warn).toHaveBeenCalledWith(
    expect.stringContaining(`${CONTRACT} of the platform repository`),
  );
});

describe('readUpgradeSchedule', () => {
  const github = { kind: 'github' } as RepositoryConfig;
  const read = (upgrade?: object, repository: RepositoryConfig = github) =>
    readUpgradeSchedule(
      mockServices.rootConfig({ data: { lakehouse: { upgrade } } as never }),
      repository,
    );

  it('looks weekly by default, as often as it is told, or never', () => {
    expect(read()).toMatchObject({ frequency: { days: 7 } });
    const schedule = {
      frequency: { days: 1 },
      timeout: { minutes: 1 },
    };
    expect(read({ schedule })).toMatchObject({ frequency: { days: 1 } });
    expect(read({ enabled: false, schedule })).toBeUndefined();
  });

  it('never commits to a local repository by itself', () => {
    expect(
      read({}, { kind: 'local', path: 'x', branch: 'main' }),
    ).toBeUndefined();
  });
});
