import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { commitToBare } from '@lakehouse/backstage-plugin-lakehouse-node';
import { initBareRepository } from '@lakehouse/backstage-plugin-lakehouse-node/testUtils';
import request from 'supertest';
import lakehousePlugin from '../index';
import {
  connectionTo,
  describePostgres,
  sourceDatabase,
} from './__testUtils__/sourceDatabase';

// Whole backends: slow to start on a machine that does other things too.
jest.setTimeout(60_000);

const author = { name: 'Ada', email: 'ada@example.com' };
const spec = {
  version: 1,
  kind: 'ddl',
  name: 'shop',
  owner: 'group:default/sales-data',
  promise: '6h',
  ddl: 'CREATE TABLE orders (order_id integer PRIMARY KEY, city text);',
};

let gitdir: string;
beforeEach(async () => {
  gitdir = mkdtempSync(join(tmpdir(), 'lakehouse-preview-'));
  await initBareRepository(gitdir);
});
afterEach(() => rmSync(gitdir, { recursive: true, force: true }));

const commit = (files: Record<string, string>) =>
  commitToBare({
    gitdir,
    branch: 'main',
    baseBranch: 'main',
    changes: new Map(Object.entries(files)),
    message: 'Change',
    author,
  });

async function start(
  options: {
    allowed?: boolean;
    configured?: boolean;
    connections?: object;
  } = {},
) {
  const { allowed = true, configured = true, connections = {} } = options;
  const permissions = mockServices.permissions.mock({
    authorize: async () => [
      { result: allowed ? AuthorizeResult.ALLOW : AuthorizeResult.DENY },
    ],
  });
  const { server } = await startTestBackend({
    features: [
      lakehousePlugin,
      permissions.factory,
      mockServices.rootConfig.factory({
        data: {
          lakehouse: {
            catalogs: {},
            connections,
            ...(configured && {
              onboarding: { repository: { kind: 'local', path: gitdir } },
            }),
          },
        },
      }),
    ],
  });
  const preview = (body: unknown) =>
    request(server)
      .post('/api/lakehouse/onboarding/preview')
      .send(body as object);
  const get = (path: string) => request(server).get(`/api/lakehouse${path}`);
  const file = (path: string, body: object) =>
    request(server)
      .post('/api/lakehouse/onboarding/preview/file')
      .query({ path })
      .send(body);
  return Object.assign(preview, { get, file });
}

describe('POST /onboarding/preview', () => {
  it('answers with the files that would be written, and follows the repository', async () => {
    const preview = await start();
    const before = await preview(spec);
    expect(before.status).toBe(200);
    expect(before.body).toMatchObject({ ok: false });

    await commit({
      'lakehouse.yaml':
        'name: platform\nowner: group:default/data-platform\ncatalog: platform\n',
    });
    const { body } = await preview(spec);
    expect(body.findings).toEqual([]);
    expect(body.ok).toBe(true);
    expect(body.files.map((file: { path: string }) => file.path)).toContain(
      'contracts/shop.odcs.yaml',
    );
  });

  it('brings the contents of few files, and those of many one by one', async () => {
    const preview = await start();
    await commit({
      'lakehouse.yaml':
        'name: platform\nowner: group:default/data-platform\ncatalog: platform\n',
    });
    const few = (await preview(spec)).body.files;
    expect(few.every((file: object) => 'content' in file)).toBe(true);

    const ddl = Array.from(
      { length: 120 },
      (_, i) => `CREATE TABLE t${i} (id integer PRIMARY KEY, city text);`,
    ).join('\n');
    const { body } = await preview({ ...spec, ddl });
    expect(body.ok).toBe(true);
    expect(body.files.length).toBeGreaterThan(500);
    expect(body.files.some((file: object) => 'content' in file)).toBe(false);
    const path = 'contracts/shop.odcs.yaml';
    const asked = await preview.file(path, { ...spec, ddl });
    expect(asked.body).toMatchObject({ path, action: 'create' });
    expect(asked.body.content).toBe(body.contract);

    const none = await preview.file('contracts/../x', { ...spec, ddl });
    expect(none.status).toBe(404);
    expect((await preview.file('', spec)).status).toBe(400);
  });

  it('takes the beginnings of many files, and no more than a task does', async () => {
    const preview = await start();
    const csv = (bytes: number) => ({
      ...spec,
      kind: 'csv',
      csv: [{ name: 'a.csv', content: `id\n${'1234567\n'.repeat(bytes / 8)}` }],
    });
    expect((await preview(csv(3_000_000))).status).toBe(200);
    expect((await preview(csv(11_000_000))).status).toBe(413);
  });

  it('refuses without the permission', async () => {
    const preview = await start({ allowed: false });
    expect((await preview(spec)).status).toBe(403);
    expect((await preview.file('a', spec)).status).toBe(403);
  });

  it('names the answer of the wrong shape', async () => {
    const preview = await start();
    const answer = await preview({ ...spec, kind: 'oracle' });
    expect(answer.status).toBe(400);
    expect(answer.body.error.message).toContain('source.kind');
  });

  it('says what to configure', async () => {
    const preview = await start({ configured: false });
    const answer = await preview(spec);
    expect(answer.status).toBe(404);
    expect(answer.body.error.message).toContain(
      'lakehouse.onboarding.repository',
    );
  });
});

describe('GET /onboarding/sources', () => {
  const CONTRACT = `apiVersion: v3.1.0
kind: DataContract
id: shop
name: shop
version: 1.0.0
status: active
# Ask Ada first.
team: { name: sales-data }
slaProperties:
  - { property: latency, value: 90, unit: m }
schema:
  - name: orders
    properties:
      - { name: order_id, logicalType: integer, physicalType: integer, primaryKey: true, primaryKeyPosition: 1, required: true }
`;
  const shop = {
    name: 'shop',
    contract: 'contracts/shop.odcs.yaml',
    owner: 'group:default/sales-data',
    promise: '1h 30min',
    tables: 1,
  };

  it('lists sources, gives the answers to start from, and previews their changes', async () => {
    await commit({
      'lakehouse.yaml':
        'name: platform\nowner: group:default/data-platform\ncatalog: platform\n',
      'contracts/shop.odcs.yaml': CONTRACT,
    });
    const preview = await start();
    const list = await preview.get('/onboarding/sources');
    expect(list.status).toBe(200);
    expect(list.body).toEqual({ items: [shop] });

    const { body: answers } = await preview.get('/onboarding/sources/shop');
    expect(answers).toMatchObject({ kind: 'contract', promise: '1h 30min' });
    const { body } = await preview({ ...answers, promise: '1h' });
    expect(body.ok).toBe(true);
    expect(body.contract).toContain(
      '# Ask Ada first.\nteam: { name: sales-data }',
    );
    expect(body.contract).toContain('value: 1');
  });

  it('names a contract with errors, and refuses to change its source', async () => {
    await commit({ 'contracts/shop.odcs.yaml': 'kind: [' });
    const { get } = await start();
    const { body } = await get('/onboarding/sources');
    expect(body.items).toEqual([
      {
        name: 'shop',
        contract: shop.contract,
        problem: expect.stringContaining('cannot be used'),
      },
    ]);
    const broken = await get('/onboarding/sources/shop');
    expect(broken.status).toBe(409);
    expect(broken.body.error.message).toContain('contracts/shop.odcs.yaml');
    const gone = await get('/onboarding/sources/gone');
    expect(gone.status).toBe(404);
    expect(gone.body.error.message).toContain('no source gone');
  });

  it('refuses without the permission, and says what to configure', async () => {
    const denied = await start({ allowed: false });
    expect((await denied.get('/onboarding/sources')).status).toBe(403);
    expect((await denied.get('/onboarding/sources/shop')).status).toBe(403);
    const unset = await start({ configured: false });
    expect((await unset.get('/onboarding/sources')).status).toBe(404);
  });
});

describePostgres('POST /onboarding/preview of a connection', () => {
  const connected = { ...spec, kind: 'connection', connection: 'shop' };

  it('shows what the database holds, and what stands in the way of reading it', async () => {
    await commit({
      'lakehouse.yaml':
        'name: platform\nowner: group:default/data-platform\ncatalog: platform\n',
    });
    const source = await sourceDatabase();
    try {
      await source.run(`
        CREATE TABLE orders (order_id integer PRIMARY KEY, city text);
        GRANT SELECT ON orders TO ${source.user}`);
      const wrong = { ...connectionTo(source).postgresql, password: 'x' };
      const preview = await start({
        connections: {
          shop: connectionTo(source),
          broken: connectionTo(source, { postgresql: wrong }),
        },
      });
      const { body } = await preview(connected);
      expect(body.findings).toEqual([]);
      expect(body.ok).toBe(true);
      expect(body.contract).toContain('name: orders');
      expect(body.contract).toContain(source.database);
      expect(body.contract).toContain('SHOP_PASSWORD');
      expect(JSON.stringify(body)).not.toContain(source.password);

      const broken = await preview({ ...connected, connection: 'broken' });
      expect(broken.body).toMatchObject({ ok: false, files: [] });
      expect(broken.body.findings[0]).toMatchObject({
        field: 'connection',
        message: expect.stringContaining('user or password'),
      });
      const gone = await preview({ ...connected, connection: 'gone' });
      expect(gone.body.findings[0].message).toContain('no connection gone');
    } finally {
      await source.close();
    }
  });
});

describe('GET /onboarding/choices', () => {
  const path = '/onboarding/choices?kind=source';

  it('lists what the repository has, for those who may onboard', async () => {
    const { get } = await start();
    const answer = await get(path);
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      names: expect.any(Array),
      truncated: false,
    });
    const refused = await start({ allowed: false });
    expect((await refused.get(path)).status).toBe(403);
  });

  it('says what cannot be asked, and what to configure', async () => {
    const { get } = await start();
    const wrong = await get('/onboarding/choices?kind=password');
    expect(wrong.status).toBe(400);
    expect(wrong.body.error.message).toContain('kind');
    const unknown = await get(`${path}&table=a&limit=9999`);
    expect(unknown.status).toBe(400);
    const bare = await start({ configured: false });
    const answer = await bare.get(path);
    expect(answer.status).toBe(404);
    expect(answer.body.error.message).toContain(
      'lakehouse.onboarding.repository',
    );
  });
});
