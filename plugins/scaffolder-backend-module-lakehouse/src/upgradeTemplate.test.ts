import { sha256Hex } from '@lakehouse/backstage-plugin-lakehouse-common';
import { mockCredentials } from '@backstage/backend-test-utils';
import { createPrinterFeature } from '@lakehouse/backstage-plugin-lakehouse-node';
import { startGitServer } from '@lakehouse/backstage-plugin-lakehouse-node/testUtils';
import request from 'supertest';
import { createUpgradePlatformAction } from './actions/upgradePlatform';
import {
  dryRunsOf,
  localPlatform,
  readTemplate,
  runWithoutPermission,
} from './__testUtils__/changeTemplate';
import { expectGolden } from './__testUtils__/golden';
import { northwindPlatform } from './__testUtils__/northwindPlatform';
import { startScaffolder } from './__testUtils__/scaffolderBackend';

jest.setTimeout(120_000);

const TEMPLATE = 'upgrade-platform';
const STAMPED = northwindPlatform();
const LOCK = 'lakehouse.lock.json';
const OLDER = 'dbt/models/staging/northwind/stg_northwind__customers.sql';
const EDITED = 'dbt/models/staging/northwind/stg_northwind__orders.sql';

/** The platform as version 0 of the generator left it, and a person edited it since. */
function platformOf(version: string) {
  const lock = JSON.parse(STAMPED[LOCK]);
  lock.version = version;
  lock.files[OLDER] = sha256Hex('-- As version 0 wrote it.\n');
  return {
    ...STAMPED,
    [OLDER]: '-- As version 0 wrote it.\n',
    [EDITED]: `${STAMPED[EDITED]}-- mine\n`,
    [LOCK]: `${JSON.stringify(lock, null, 2)}\n`,
  };
}

describe('a dry run', () => {
  const { dryRun, propose } = dryRunsOf(TEMPLATE, platformOf('0'));

  it('writes what the present generator makes', async () => {
    const { files, next } = await propose({ acceptRehash: false });
    expect([...files.keys()].sort()).toEqual([OLDER, LOCK]);
    expect(JSON.parse(files.get(LOCK)!).version).toBe('1');
    expect(files.get(OLDER)).toBe(STAMPED[OLDER]);
    expect(next).toContain('make local');
  });

  it('proposes it with the release notes and the edits that were kept', async () => {
    const { template } = readTemplate(TEMPLATE);
    template.spec.output.publish = '${{ steps.generate.output.publish }}';
    const { body } = await dryRun({}, template);
    const { publish } = body.output;
    expect(publish).toMatchObject({
      branch: 'lakehouse/upgrade-1',
      title: 'Upgrade the platform to version 1 of the generator',
    });
    expectGolden('upgrade/body.md', publish.body);
  });
});

describe('a dry run of a platform that a newer generator wrote', () => {
  const { dryRun } = dryRunsOf(TEMPLATE, platformOf('999'));

  it('is refused, and says what to do', async () => {
    const { status, body } = await dryRun({});
    expect(status).not.toBe(200);
    expect(JSON.stringify(body)).toContain(
      'The platform cannot be stamped, and nothing was written: lakehouse.lock.json was written by version 999 of the generator',
    );
  });
});

describe('a task to a local repository', () => {
  it('makes one commit, and none when it is run again', async () => {
    const platform = await localPlatform(
      TEMPLATE,
      platformOf('0'),
      createUpgradePlatformAction,
    );
    const before = platform.commits();
    await platform.run({ acceptRehash: false });
    expect(platform.commits()).toBe(before + 1);
    expect(platform.title()).toBe(
      'Upgrade the platform to version 1 of the generator',
    );
    expect(platform.file(OLDER)).toBe(STAMPED[OLDER].trim());
    expect(platform.file(EDITED)).toContain('-- mine');
    await platform.run({ acceptRehash: false });
    expect(platform.commits()).toBe(before + 1);
    await platform.stop();
  });

  it('is refused without the permission', async () => {
    await expect(
      runWithoutPermission(TEMPLATE, {}, createUpgradePlatformAction),
    ).rejects.toThrow('lakehouse.source.create');
  });
});

it('runs on a real scaffolder as a task that a backend started, without a person', async () => {
  const git = await startGitServer(platformOf('0'));
  const backend = await startScaffolder(
    { kind: 'local', path: git.gitdir },
    {},
    [readTemplate(TEMPLATE).template],
  );
  const as = mockCredentials.service.header();
  const ask = request(backend.server);
  const started = await ask
    .post('/api/scaffolder/v2/tasks')
    .set('authorization', as)
    .send({ templateRef: `template:default/${TEMPLATE}`, values: {} });
  expect(started.status).toBe(201);
  const task = async () => {
    const { body } = await ask
      .get(`/api/scaffolder/v2/tasks/${started.body.id}`)
      .set('authorization', as);
    return body.status as string;
  };
  while (['open', 'processing'].includes(await task())) {
    await new Promise(resolve => setTimeout(resolve, 200));
  }
  expect(await task()).toBe('completed');
  expect(git.judge('show', '--format=%an: %s', '--no-patch', 'main')).toBe(
    'Lakehouse for Backstage: Upgrade the platform to version 1 of the generator',
  );
  await backend.stop();
  await git.stop();
});

it('prints with the printers of the organisation, as every other action', async () => {
  const inventory = createPrinterFeature({
    id: 'inventory',
    print: ({ contracts }) => ({
      files: [
        {
          path: 'generated/inventory/sources.csv',
          content: contracts.map(({ name }) => `${name}\n`).join(''),
          kind: 'generated',
          reason: 'Lists the sources.',
        },
      ],
      findings: [],
    }),
  });
  const backend = await startScaffolder(
    { kind: 'github', url: 'https://github.com/acme/platform' },
    STAMPED,
    [],
    [inventory],
  );
  const { template } = readTemplate(TEMPLATE);
  const { body } = await backend.dryRun({ template, values: {} });
  const paths = body.directoryContents.map(
    (file: { path: string }) => file.path,
  );
  expect(paths.sort()).toEqual(['generated/inventory/sources.csv', LOCK]);
  await backend.stop();
});
