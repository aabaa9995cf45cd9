import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  parseContract,
  type PreviewFile,
  type PreviewTable,
  type SourceSpec,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { commitToBare } from '@lakehouse/backstage-plugin-lakehouse-node';
import { initBareRepository } from '@lakehouse/backstage-plugin-lakehouse-node/testUtils';
import request from 'supertest';
import lakehousePlugin from '../index';
import {
  connectionTo,
  describePostgres,
  sourceDatabase,
  type SourceDatabase,
} from './__testUtils__/sourceDatabase';

const author = { name: 'Ada', email: 'ada@example.com' };
const CONTRACT = 'contracts/shop.odcs.yaml';

const isError = ({ severity }: { severity: string }) => severity === 'error';

describePostgres('a source whose database has moved on', () => {
  let source: SourceDatabase;
  let gitdir: string;
  beforeEach(async () => {
    gitdir = mkdtempSync(join(tmpdir(), 'lakehouse-again-'));
    await initBareRepository(gitdir);
    source = await sourceDatabase();
    await source.run(`
      CREATE TABLE orders (order_id integer PRIMARY KEY, label varchar(10), total numeric(10,2));
      CREATE TABLE notes (note_id integer PRIMARY KEY, body text);
      GRANT SELECT ON ALL TABLES IN SCHEMA public TO ${source.user};
      ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO ${source.user}`);
  });
  afterEach(async () => {
    await source.close();
    rmSync(gitdir, { recursive: true, force: true });
  });

  const commit = (files: [string, string | null][]) =>
    commitToBare({
      gitdir,
      branch: 'main',
      baseBranch: 'main',
      changes: new Map(files),
      message: 'Change',
      author,
    });

  async function start(connections: object = { db: connectionTo(source) }) {
    const backend = await startTestBackend({
      features: [
        lakehousePlugin,
        mockServices.permissions.mock({
          authorize: async () => [{ result: AuthorizeResult.ALLOW }],
        }).factory,
        mockServices.rootConfig.factory({
          data: {
            lakehouse: {
              catalogs: {},
              connections,
              onboarding: { repository: { kind: 'local', path: gitdir } },
            },
          },
        }),
      ],
    });
    const { server } = backend;
    const post = async (path: string, body: object) =>
      (
        await request(server)
          .post(`/api/lakehouse/onboarding/${path}`)
          .send(body)
      ).body;
    return {
      stop: () => backend.stop(),
      preview: (spec: object) => post('preview', spec),
      /** What the form does with the button: the answers after a reading. */
      async readAgain(answers: SourceSpec): Promise<SourceSpec> {
        const { connection, schema } = answers;
        const response = await request(server)
          .post('/api/lakehouse/onboarding/discoveries')
          .send({ connection, schema })
          .buffer()
          .parse((from, done) => {
            let text = '';
            from.on('data', data => (text += data));
            from.on('end', () => done(null, text));
          });
        const events = String(response.body).trim().split('\n');
        const { result } = JSON.parse(events.at(-1)!);
        const { at, tables } = result;
        return { ...answers, seen: { at, tables } };
      },
      answers: async (): Promise<SourceSpec> =>
        (await request(server).get('/api/lakehouse/onboarding/sources/shop'))
          .body,
      /** Previews and writes what the task would write. */
      async write(spec: object) {
        const { ok, findings, files } = await post('preview', spec);
        expect({ ok, errors: findings.filter(isError) }).toEqual({
          ok: true,
          errors: [],
        });
        const written = (files as PreviewFile[]).filter(({ action }) =>
          ['create', 'update', 'remove'].includes(action),
        );
        await commit(
          written.map(({ path, content }) => [path, content ?? null]),
        );
        return written.map(({ path }) => path);
      },
    };
  }
  const shown = (tables: PreviewTable[]) =>
    tables.map(
      ({ name, selected, inDatabase, drift = [] }) =>
        `${selected ? 'x' : '_'} ${name} ${inDatabase}${drift
          .map(({ kind, column }) => ` ${kind}:${column ?? ''}`)
          .join('')}`,
    );

  async function stamp(portal: Awaited<ReturnType<typeof start>>) {
    await commit([
      [
        'lakehouse.yaml',
        'name: platform\nowner: group:default/data-platform\ncatalog: platform\n',
      ],
    ]);
    await portal.write({
      version: 1,
      kind: 'connection',
      connection: 'db',
      name: 'shop',
      owner: 'group:default/sales-data',
      promise: '6h',
    });
  }

  it('is compared, takes in what is accepted, and says when nothing is left', async () => {
    const portal = await start();
    await stamp(portal);
    const answers = await portal.answers();
    expect(answers).toMatchObject({
      kind: 'contract',
      connection: 'db',
      schema: 'public',
    });
    const same = await portal.preview(await portal.readAgain(answers));
    expect(shown(same.tables)).toEqual(['x notes known', 'x orders known']);
    expect(
      same.files.every((one: PreviewFile) => one.action === 'unchanged'),
    ).toBe(true);

    await source.run(`
      ALTER TABLE orders ADD COLUMN email text NOT NULL DEFAULT '';
      ALTER TABLE orders ALTER COLUMN total TYPE numeric(12,2);
      ALTER TABLE notes DROP COLUMN body;
      CREATE TABLE coupons (code text PRIMARY KEY, order_id integer REFERENCES orders)`);
    const seen = await portal.readAgain(answers);
    const before = await portal.preview(seen);
    expect(before.findings.filter(isError)).toEqual([]);
    expect(shown(before.tables)).toEqual([
      '_ coupons new',
      'x notes known removed:body',
      'x orders known added:email widened:total',
    ]);
    expect(before.contract).not.toContain('coupons');

    const written = await portal.write({
      ...seen,
      tables: [{ name: 'coupons', selected: true }],
    });
    expect(written).toContain(CONTRACT);
    expect(written).toContain('dbt/models/staging/shop/stg_shop__coupons.sql');
    const after = await portal.answers();
    expect(after.contract).not.toBe(answers.contract);
    const again = await portal.preview(await portal.readAgain(after));
    expect(shown(again.tables)).toEqual([
      'x notes known removed:body',
      'x orders known',
      'x coupons known',
    ]);
    expect(
      again.files.every((one: PreviewFile) => one.action === 'unchanged'),
    ).toBe(true);
    const { contract } = parseContract(again.contract);
    expect(contract!.schema.map(({ name }) => name)).toEqual([
      'notes',
      'orders',
      'coupons',
    ]);
    expect(contract!.schema[1].properties).toMatchObject([
      { name: 'order_id' },
      { name: 'label' },
      { name: 'total', physicalType: 'numeric(12,2)' },
      { name: 'email', tags: ['pii'] },
    ]);
    expect(contract!.schema[2].properties[1].relationships).toEqual([
      { type: 'foreignKey', to: 'orders.order_id' },
    ]);
    await portal.stop();
  }, 60_000);

  it('is refused when it moved on between looking and creating, and when another schema was read', async () => {
    const portal = await start();
    await stamp(portal);
    await source.run(
      'CREATE SCHEMA other; CREATE TABLE other.x (id int); GRANT USAGE ON SCHEMA other TO PUBLIC; GRANT SELECT ON other.x TO PUBLIC',
    );
    const seen = await portal.readAgain(await portal.answers());
    const errors = async (spec: object) =>
      (await portal.preview(spec)).findings
        .filter(isError)
        .map((one: { message: string }) => one.message);
    expect(await errors({ ...seen, schema: 'other' })).toContainEqual(
      expect.stringContaining('is in the schema public, but other was read'),
    );
    await source.run('DROP TABLE notes');
    await portal.readAgain(seen);
    expect(await errors(seen)).toEqual([
      expect.stringContaining('notes: gone since you looked'),
    ]);
    await portal.stop();
  }, 60_000);

  it('has a connection only where one reads its database; another database is warned about', async () => {
    const first = await start();
    await stamp(first);
    await first.stop();
    const twice = await start({
      db: connectionTo(source),
      replica: connectionTo(source),
    });
    expect(await twice.answers()).not.toHaveProperty('connection');
    await twice.stop();
    const moved = await start({
      db: connectionTo(source, { server: { host: 'elsewhere.internal' } }),
    });
    const answers = await moved.answers();
    expect(answers).not.toHaveProperty('connection');
    const seen = await moved.readAgain({ ...answers, connection: 'db' });
    const { ok, findings } = await moved.preview(seen);
    expect(ok).toBe(true);
    expect(findings).toContainEqual(
      expect.objectContaining({
        severity: 'warning',
        field: 'connection',
        message: expect.stringContaining('another database'),
      }),
    );
    await moved.stop();
  }, 60_000);
});
