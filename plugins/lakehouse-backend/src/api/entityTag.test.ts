import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { startPlugin } from '../__testUtils__/startPlugin';
import { TestWarehouse } from '../__testUtils__/warehouse';

let warehouse: TestWarehouse;
beforeEach(async () => {
  warehouse = await TestWarehouse.shop();
});
afterEach(() => warehouse.dispose());

describe('reads that are asked again', () => {
  it('are answered 304 while what is read says the same, and 200 with the tag of another who sees more', async () => {
    const everything = await startPlugin(warehouse);
    const little = await startPlugin(warehouse, {
      result: AuthorizeResult.CONDITIONAL,
      pluginId: 'lakehouse',
      resourceType: 'lakehouse-table',
      conditions: {
        rule: 'IN_LAYER',
        resourceType: 'lakehouse-table',
        params: { layers: ['marts'] },
      },
    });
    for (const { call } of [everything, little]) {
      await call.post('/api/lakehouse/catalogs/lake/refresh');
    }
    const table = '/tables/lake/marts.fct_orders';
    const read = async (path: string, tag?: string, by = everything) => {
      const asked = by.call.get(`/api/lakehouse${path}`);
      return tag ? asked.set('If-None-Match', tag) : asked;
    };
    for (const path of [
      '/tables?limit=1',
      '/tables/facets',
      '/published-tables',
      '/runs',
      table,
      `${table}/snapshots`,
      `${table}/lineage`,
      `${table}/schema-history`,
    ]) {
      const first = await read(path);
      expect([path, first.status]).toEqual([path, 200]);
      expect(first.headers).toMatchObject({
        etag: expect.stringMatching(/^W\/".+"$/),
        'cache-control': 'private, no-cache',
        vary: expect.stringContaining('Authorization'),
      });
      const again = await read(path, `"other", ${first.headers.etag}`);
      expect([path, again.status, again.text]).toEqual([path, 304, '']);
    }
    const { etag: all } = (await read('/tables')).headers;
    const other = await read('/tables', all, little);
    expect(other.status).toBe(200);
    expect(other.body.items).toHaveLength(1);

    await warehouse.commit({
      namespace: 'marts',
      name: 'fct_orders',
      version: 1,
      rows: 99,
    });
    await everything.call.post('/api/lakehouse/catalogs/lake/refresh');
    expect((await read('/tables', all)).status).toBe(200);
    // A refusal has no tag, and health says how it is each time.
    for (const path of ['/tables/lake/no.table', '/health']) {
      const { headers } = await read(path, all);
      expect(headers['cache-control']).toBeUndefined();
    }
  });
});
