import { mkdtempSync, rmSync } from 'node:fs';
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { commitToBare } from '@lakehouse/backstage-plugin-lakehouse-node';
import git from 'isomorphic-git';
import request from 'supertest';
import lakehousePlugin from '../index';
import {
  connectionTo,
  describePostgres,
  sourceDatabase,
} from './__testUtils__/sourceDatabase';

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
  await git.init({ fs, gitdir, bare: true, defaultBranch: 'main' });
  const who = { ...author, timestamp: 1, timezoneOffset: 0 };
  const value = await git.writeCommit({
    fs,
    gitdir,
    commit: {
      tree: await git.writeTree({ fs, gitdir, tree: [] }),
      parent: [],
      author: who,
      committer: who,
      message: 'Start\n',
    },
  });
  await git.writeRef({ fs, gitdir, ref: 'refs/heads/main', value });
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
  return (body: unknown) =>
    request(server)
      .post('/api/lakehouse/onboarding/preview')
      .send(body as object);
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
