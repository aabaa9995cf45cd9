import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  commitToBare,
  createPrinterFeature,
} from '@lakehouse/backstage-plugin-lakehouse-node';
import {
  stampedPlatform,
  startGitServer,
} from '@lakehouse/backstage-plugin-lakehouse-node/testUtils';
import request from 'supertest';
import lakehousePlugin from '../../index';

jest.setTimeout(60_000);

const SETTINGS =
  'name: platform\nowner: group:default/data-platform\ncatalog: platform\n';
const ORDERS = 'dbt/models/staging/northwind/stg_northwind__orders.sql';
const CONTRACT = 'contracts/northwind.odcs.yaml';
const stamped = stampedPlatform(
  'northwind',
  readFileSync(
    resolve(__dirname, '../../../../../examples/northwind/northwind.odcs.yaml'),
    'utf8',
  ),
  SETTINGS,
);

let server: Awaited<ReturnType<typeof startGitServer>>;
beforeEach(async () => {
  server = await startGitServer({
    ...Object.fromEntries(stamped),
    'lakehouse.yaml': SETTINGS,
  });
});
afterEach(() => server.stop());

const commit = (name: string, files: Record<string, string | null>) =>
  commitToBare({
    gitdir: server.gitdir,
    branch: 'main',
    baseBranch: 'main',
    changes: new Map(Object.entries(files)),
    message: 'Change',
    author: { name, email: 'someone@example.com' },
  });

/** A printer as an organisation adds it. */
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

async function start(
  result: 'ALLOW' | 'DENY' = 'ALLOW',
  configured = true,
  more: (typeof inventory)[] = [],
) {
  const auditor = mockServices.auditor.mock();
  auditor.createEvent.mockImplementation(async () => ({
    success: jest.fn(),
    fail: jest.fn(),
  }));
  const backend = await startTestBackend({
    features: [
      lakehousePlugin,
      ...more,
      auditor.factory,
      mockServices.permissions.mock({
        authorize: async () => [{ result: AuthorizeResult[result] }],
      }).factory,
      mockServices.rootConfig.factory({
        data: {
          lakehouse: {
            catalogs: {},
            ...(configured && {
              onboarding: {
                repository: { kind: 'local', path: server.gitdir },
              },
            }),
          },
        },
      }),
    ],
  });
  const get = (path: string) =>
    request(backend.server).get(`/api/lakehouse/onboarding/drift${path}`);
  return { get, auditor };
}

it('says who edited which file, and follows the repository', async () => {
  const { get, auditor } = await start();
  expect((await get('')).body).toMatchObject({
    version: { locked: '1', now: '1', state: 'same' },
    edited: [],
    pending: [],
  });
  await commit('Ada', { [ORDERS]: `${stamped.get(ORDERS)}-- mine\n` });
  await commit('Bob', { [CONTRACT]: `${stamped.get(CONTRACT)}# a comment\n` });
  await commit('Cy', { 'catalog/northwind.yaml': null });
  const { status, body } = await get('');
  expect(status).toBe(200);
  expect(body.edited).toMatchObject([
    {
      path: 'catalog/northwind.yaml',
      state: 'deleted',
      lastChange: { author: 'Cy' },
    },
    {
      path: ORDERS,
      state: 'edited',
      lastChange: { author: 'Ada', commit: expect.stringMatching(/^\w{40}$/) },
    },
  ]);
  // A comment in a contract changes nothing that is generated.
  expect(body.pending).toEqual([]);
  expect(JSON.stringify(body)).not.toContain('someone@example.com');
  expect(auditor.createEvent).toHaveBeenCalledWith(
    expect.objectContaining({ eventId: 'platform-drift-read' }),
  );
});

it('shows one file beside what would be generated', async () => {
  const { get } = await start();
  const mine = `${stamped.get(ORDERS)}-- mine\n`;
  await commit('Ada', { [ORDERS]: mine });
  const { body } = await get(`/file?path=${encodeURIComponent(ORDERS)}`);
  expect(body).toMatchObject({
    path: ORDERS,
    present: mine,
    generated: stamped.get(ORDERS),
    lastChange: { author: 'Ada' },
  });
  const missing = await get('/file?path=../../etc/passwd');
  expect(missing.status).toBe(404);
  expect((await get('/file')).status).toBe(400);
});

it('counts what the printers of the organisation would write', async () => {
  const { get } = await start('ALLOW', true, [inventory]);
  const path = 'generated/inventory/sources.csv';
  expect((await get('')).body.pending).toMatchObject([
    { count: 1, files: [{ path, action: 'create' }] },
  ]);
  expect((await get(`/file?path=${path}`)).body).toEqual({
    path,
    generated: 'northwind\n',
  });
});

it('needs the permission, and a repository', async () => {
  const denied = await start('DENY');
  expect((await denied.get('')).status).toBe(403);
  expect((await denied.get('/file?path=a')).status).toBe(403);
  const without = await start('ALLOW', false);
  const { status, body } = await without.get('');
  expect(status).toBe(404);
  expect(body.error.message).toContain('lakehouse.onboarding.repository');
});
