import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  parseContract,
  type Connection,
  type DiscoveryEvent,
  type PreviewFile,
  type SourceSpec,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import request from 'supertest';
import type { Decision } from '../../__testUtils__/startPlugin';
import { tableMetadata, TestWarehouse } from '../../__testUtils__/warehouse';
import lakehousePlugin from '../../index';
import {
  isError,
  platformRepository,
  shown,
  type Platform,
} from '../__testUtils__/onboardingPortal';

jest.setTimeout(60_000);

const seesOnly = (namespaces: string[]): Decision => ({
  result: AuthorizeResult.CONDITIONAL,
  pluginId: 'lakehouse',
  resourceType: 'lakehouse-table',
  conditions: {
    rule: 'IN_NAMESPACE',
    resourceType: 'lakehouse-table',
    params: { namespaces },
  },
});

let warehouse: TestWarehouse;
let platform: Platform;
let version = 0;

beforeEach(async () => {
  warehouse = await TestWarehouse.create();
  platform = await platformRepository();
  await commit('sales', 'orders', [
    { id: 1, name: 'order_id', type: 'long', required: true },
    { id: 2, name: 'email', type: 'string', required: false, doc: 'Of whom' },
  ]);
  await commit('sales', 'notes', [
    { id: 1, name: 'note_id', type: 'int', required: true },
  ]);
  await commit('hr', 'salaries', [
    { id: 1, name: 'person_id', type: 'long', required: true },
  ]);
});
afterEach(async () => {
  await warehouse.dispose();
  platform.remove();
});

/** Writes a table whose first field identifies its rows. */
async function commit(namespace: string, name: string, fields: object[]) {
  version += 1;
  const table = { namespace, name, version };
  const metadata = JSON.parse(tableMetadata(table));
  Object.assign(metadata.schemas[0], { fields, 'identifier-field-ids': [1] });
  const file = await warehouse.writeMetadata(table, JSON.stringify(metadata));
  await warehouse.point(table, `file://${file}`);
}

/** A portal for a user about whom a policy decides like this. */
async function portal(decision: Decision = { result: AuthorizeResult.ALLOW }) {
  const backend = await startTestBackend({
    features: [
      lakehousePlugin,
      mockServices.permissions.mock({
        authorize: async () => [{ result: AuthorizeResult.ALLOW }],
        authorizeConditional: async () => [decision],
      }).factory,
      mockServices.rootConfig.factory({
        data: {
          lakehouse: {
            catalogs: {
              lake: { ...warehouse.config(), title: 'The lake' },
              empty: warehouse.config(),
            },
            onboarding: {
              repository: { kind: 'local', path: platform.gitdir },
            },
          },
        },
      }),
    ],
  });
  const call = request(backend.server);
  const post = (path: string, body: object = {}) =>
    call.post(`/api/lakehouse/${path}`).send(body);
  const refresh = () => post('catalogs/lake/refresh');
  await refresh();
  return {
    refresh,
    post: (path: string, body: object) => post(`onboarding/${path}`, body),
    connections: async () =>
      (await call.get('/api/lakehouse/onboarding/connections')).body
        .items as Connection[],
    answers: async (): Promise<SourceSpec> =>
      (await call.get('/api/lakehouse/onboarding/sources/shop')).body,
    async discover(schema?: string) {
      const response = await post('onboarding/discoveries', {
        connection: 'catalog:lake',
        schema,
      })
        .buffer()
        .parse((from, done) => {
          let text = '';
          from.on('data', data => (text += data));
          from.on('end', () => done(null, text));
        });
      const lines = String(response.body).trim().split('\n');
      return JSON.parse(lines.at(-1)!) as DiscoveryEvent;
    },
  };
}

const spec = (more: Partial<SourceSpec> = {}): SourceSpec => ({
  version: 1,
  kind: 'connection',
  connection: 'catalog:lake',
  schema: 'sales',
  name: 'shop',
  owner: 'group:default/sales-data',
  promise: '6h',
  ...more,
});

it('tables of a catalog become a source, with what the registry knows of them', async () => {
  const { connections, discover, post } = await portal();
  expect(await connections()).toEqual([
    { id: 'catalog:lake', title: 'The lake', kind: 'iceberg' },
  ]);
  const { result } = await discover();
  expect(result).toMatchObject({
    schema: 'sales',
    schemas: [
      { name: 'hr', tables: 1 },
      { name: 'sales', tables: 2 },
    ],
    tables: [{ name: 'notes' }, { name: 'orders' }],
  });
  const { at, tables } = result!;
  const { body } = await post('preview', spec({ seen: { at, tables } }));
  expect(body.findings.filter(isError)).toEqual([]);
  expect(body.ok).toBe(true);
  expect(body.tables).toMatchObject([
    { name: 'notes', rows: 10, primaryKey: ['note_id'] },
    { name: 'orders', primaryKey: ['order_id'], personalData: ['email'] },
  ]);
  const { contract } = parseContract(body.contract);
  expect(contract?.servers).toMatchObject([
    { type: 'custom', catalog: 'lake', schema: 'sales', format: 'iceberg' },
  ]);
  expect(contract?.schema[1].properties[1].description).toBe('Of whom');
});

it('what a user may not see is neither listed, read, previewed nor created from', async () => {
  const { connections, discover, post } = await portal(seesOnly(['sales']));
  expect(await connections()).toHaveLength(1);
  const { result } = await discover();
  expect(result?.schemas).toEqual([{ name: 'sales', tables: 2 }]);
  const hidden = await discover('hr');
  expect(hidden.check).toMatchObject({ id: 'readable', state: 'failed' });
  // The same words as for a namespace that does not exist.
  const absent = await discover('nowhere');
  expect(JSON.stringify(absent).replace('nowhere', 'hr')).toBe(
    JSON.stringify(hidden),
  );
  const preview = (await post('preview', spec({ schema: 'hr' }))).body;
  expect(preview).toMatchObject({ ok: false, tables: [], files: [] });
  expect(JSON.stringify(preview)).not.toContain('salaries');
  // What a task of the scaffolder asks, for the same user.
  const found = await post('found', {
    connection: 'catalog:lake',
    schema: 'hr',
  });
  expect(found.status).toBe(409);
  expect(found.text).not.toContain('salaries');
});

it('what one user has read is not answered to another', async () => {
  const { post } = await portal();
  const asked = { connection: 'catalog:lake', schema: 'hr' };
  expect((await post('found', asked)).status).toBe(200);
  const other = await portal(seesOnly(['nothing']));
  expect((await other.post('found', asked)).status).toBe(404);
  expect(await other.connections()).toEqual([]);
  const unknown = await other.post('found', { connection: 'catalog:none' });
  expect(unknown.text.replaceAll('none', 'lake')).toBe(
    (await other.post('found', asked)).text,
  );
});

it('a table that vanished between looking and creating stands in the way', async () => {
  const { discover, post, refresh } = await portal();
  const { result } = await discover('sales');
  const { at, tables } = result!;
  await warehouse.drop({ namespace: 'sales', name: 'notes' });
  await refresh();
  const { body } = await post('preview', spec({ seen: { at, tables } }));
  expect(body.ok).toBe(false);
  expect(body.findings.filter(isError)).toMatchObject([
    { message: expect.stringMatching(/^notes: gone since you looked/) },
  ]);
});

it('a source of tables is compared with them again, and takes in what is accepted', async () => {
  const { answers, discover, post, refresh } = await portal();
  const write = async (of: SourceSpec) => {
    const { body } = await post('preview', of);
    expect(body.findings.filter(isError)).toEqual([]);
    await platform.commit(
      (body.files as PreviewFile[])
        .filter(({ action }) => ['create', 'update'].includes(action))
        .map(({ path, content }) => [path, content!]),
    );
  };
  await write(spec());
  const before = await answers();
  expect(before).toMatchObject({
    kind: 'contract',
    connection: 'catalog:lake',
    schema: 'sales',
  });
  const again = async () => {
    const { at, tables } = (await discover('sales')).result!;
    return { ...before, seen: { at, tables } };
  };
  const same = (await post('preview', await again())).body;
  expect(shown(same.tables)).toEqual(['x notes known', 'x orders known']);
  expect(
    same.files.every(({ action }: PreviewFile) => action === 'unchanged'),
  ).toBe(true);
  await commit('sales', 'orders', [
    { id: 1, name: 'order_id', type: 'long', required: true },
    { id: 2, name: 'email', type: 'string', required: false, doc: 'Of whom' },
    { id: 3, name: 'city', type: 'string', required: false },
  ]);
  await refresh();
  const moved = await again();
  const { body } = await post('preview', moved);
  expect(shown(body.tables)).toEqual([
    'x notes known',
    expect.stringMatching(/^x orders known \S+:city$/),
  ]);
  await write({ ...moved, tables: [{ name: 'orders', acceptDrift: true }] });
  const after = (
    await post('preview', { ...(await answers()), seen: moved.seen })
  ).body;
  expect(shown(after.tables)).toEqual(['x notes known', 'x orders known']);
});
