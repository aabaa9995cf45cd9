import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
  type TestBackend,
} from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { PreviewFile } from '@lakehouse/backstage-plugin-lakehouse-common';
import { commitToBare } from '@lakehouse/backstage-plugin-lakehouse-node';
import { initBareRepository } from '@lakehouse/backstage-plugin-lakehouse-node/testUtils';
import request from 'supertest';
import lakehousePlugin from '../../index';
import {
  connectionTo,
  describePostgres,
  sourceDatabase,
  type SourceDatabase,
} from '../__testUtils__/sourceDatabase';

// Whole backends: slow to start on a machine that does other things too.
jest.setTimeout(60_000);

const ADA = 'user:default/ada';
const BOB = 'user:default/bob';
const GROUPS: Record<string, string[]> = {
  [ADA]: [ADA, 'group:default/Sales'],
  [BOB]: [BOB, 'group:default/hr'],
};
const as = (user: string) => mockCredentials.user.header(user);

const answers = {
  version: 1,
  kind: 'connection',
  name: 'shop',
  owner: 'group:default/sales',
  promise: '6h',
  connection: 'sales',
  schema: 'public',
};

describePostgres('a connection that only some may see', () => {
  let source: SourceDatabase;
  let backend: TestBackend;
  let gitdir: string;
  const audits: { user?: string; meta?: object; outcome?: string }[] = [];
  const commit = (files: Record<string, string>) =>
    commitToBare({
      gitdir,
      branch: 'main',
      baseBranch: 'main',
      changes: new Map(Object.entries(files)),
      message: 'Change',
      author: { name: 'Ada', email: 'ada@example.com' },
    });
  beforeAll(async () => {
    gitdir = mkdtempSync(join(tmpdir(), 'lakehouse-visible-'));
    await initBareRepository(gitdir);
    await commit({
      'lakehouse.yaml':
        'name: platform\nowner: group:default/data-platform\ncatalog: platform\n',
    });
    source = await sourceDatabase();
    await source.run(`
      CREATE TABLE orders (id integer PRIMARY KEY);
      GRANT SELECT ON orders TO ${source.user}`);
    backend = await startTestBackend({
      features: [
        lakehousePlugin,
        mockServices.permissions.mock({
          authorize: async () => [{ result: AuthorizeResult.ALLOW }],
        }).factory,
        mockServices.userInfo.mock({
          getUserInfo: async ({ principal }) => {
            const { userEntityRef } = principal as { userEntityRef: string };
            return {
              userEntityRef,
              ownershipEntityRefs: GROUPS[userEntityRef],
            };
          },
        }).factory,
        mockServices.auditor.mock({
          createEvent: async ({ meta }) => {
            const event: (typeof audits)[number] = { meta };
            audits.push(event);
            return {
              success: async () => {
                event.outcome = 'success';
              },
              fail: async () => {
                event.outcome = 'failure';
              },
            };
          },
        }).factory,
        mockServices.rootConfig.factory({
          data: {
            lakehouse: {
              catalogs: {},
              onboarding: { repository: { kind: 'local', path: gitdir } },
              connections: {
                sales: connectionTo(source, {
                  visibleTo: ['sales', 'user:default/eve'],
                }),
                open: {
                  ...connectionTo(source),
                  postgresql: {
                    ...connectionTo(source).postgresql,
                    database: 'another',
                  },
                },
              },
            },
          },
        }),
      ],
    });
  });
  beforeEach(() => {
    audits.length = 0;
  });
  afterAll(async () => {
    await backend?.stop();
    await source?.close();
    rmSync(gitdir, { recursive: true, force: true });
  });

  const BASE = '/api/lakehouse/onboarding';
  const get = (path: string, who: string) =>
    request(backend.server).get(`${BASE}${path}`).set('authorization', who);
  const post = (path: string, who: string, body: object) =>
    request(backend.server)
      .post(`${BASE}${path}`)
      .set('authorization', who)
      .send(body);
  /** What somebody is told about it, with nothing in it that depends on the name. */
  const told = async (path: string, who: string, connection: string) => {
    const { status, body } = await post(path, who, { connection });
    const message: string = body.error?.message;
    return { status, message: message?.replace(connection, 'X') };
  };
  const idsFor = async (who: string) =>
    (await get('/connections', who)).body.items.map(
      ({ id }: { id: string }) => id,
    );

  it('is listed for its groups, and for nobody else', async () => {
    expect(await idsFor(as(ADA))).toEqual(['sales', 'open']);
    expect(await idsFor(as(BOB))).toEqual(['open']);
    // A service that asks for nobody belongs to no group.
    expect(await idsFor(mockCredentials.service.header())).toEqual(['open']);
  });

  it.each(['/discoveries', '/found'])(
    'is to others one that does not exist: %s',
    async path => {
      const hidden = await told(path, as(BOB), 'sales');
      expect(hidden).toEqual(await told(path, as(BOB), 'nowhere'));
      expect(hidden).toMatchObject({
        status: 404,
        message: expect.stringMatching(
          /no connection X that you may read.*ask your platform team.*visible to a group of yours/,
        ),
      });
      expect((await told(path, as(ADA), 'sales')).status).toBe(200);
      expect(audits).toMatchObject([
        { meta: { connection: 'sales' }, outcome: 'failure' },
        { meta: { connection: 'nowhere' }, outcome: 'failure' },
        { meta: { connection: 'sales' }, outcome: 'success' },
      ]);
    },
  );

  it('is read by a task for the person that started it', async () => {
    const task = async (user: string) => {
      const { token } = await mockServices
        .auth({ pluginId: 'scaffolder' })
        .getPluginRequestToken({
          onBehalfOf: mockCredentials.user(user),
          targetPluginId: 'lakehouse',
        });
      return (await told('/found', `Bearer ${token}`, 'sales')).status;
    };
    expect(await task(ADA)).toBe(200);
    expect(await task(BOB)).toBe(404);
  });

  it('is previewed by its groups only, also when it was read a moment ago', async () => {
    const { body } = await post('/preview', as(ADA), answers);
    expect(body.ok).toBe(true);
    for (const connection of ['sales', 'nowhere']) {
      const asked = { ...answers, connection };
      const other = await post('/preview', as(BOB), asked);
      expect(other.body.ok).toBe(false);
      expect(other.body.findings).toContainEqual({
        severity: 'error',
        field: 'connection',
        message: expect.stringContaining(
          `There is no connection ${connection} that you may read`,
        ),
      });
      expect(JSON.stringify(other.body)).not.toContain('orders');
    }
  });

  it('is compared with its source by its groups only', async () => {
    const { body } = await post('/preview', as(ADA), answers);
    await commit(
      Object.fromEntries(
        body.files.map(({ path, content }: PreviewFile) => [path, content!]),
      ),
    );
    const ada = (await get('/sources/shop', as(ADA))).body;
    const bob = (await get('/sources/shop', as(BOB))).body;
    expect(ada.connection).toBe('sales');
    expect(bob).not.toHaveProperty('connection');

    await source.run('ALTER TABLE orders ADD COLUMN secret_of_sales text');
    const { connection, schema } = answers;
    await post('/found', as(ADA), { connection, schema });
    const seen = { at: '2026-11-28T09:00:00Z', tables: [] };
    const compare = async (who: string) =>
      (await post('/preview', who, { ...ada, seen })).body;
    expect(JSON.stringify(await compare(as(ADA)))).toContain('secret_of_sales');
    const refused = await compare(as(BOB));
    expect(refused.ok).toBe(false);
    expect(JSON.stringify(refused)).toContain('that you may read');
    expect(JSON.stringify(refused)).not.toContain('secret_of_sales');
  });
});
