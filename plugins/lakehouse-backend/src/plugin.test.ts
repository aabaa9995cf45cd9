import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { startPlugin, type Decision } from './__testUtils__/startPlugin';
import { TestWarehouse } from './__testUtils__/warehouse';

let warehouse: TestWarehouse;
beforeEach(async () => {
  warehouse = await TestWarehouse.shop();
});
afterEach(() => warehouse.dispose());

const start = (
  decision?: Decision,
  auditor?: Parameters<typeof startPlugin>[2],
) => startPlugin(warehouse, decision, auditor);

describe('lakehouse plugin', () => {
  it('serves tables with owner, promise, verdict and lineage', async () => {
    const { call, get } = await start();
    const run = await call.post('/api/lakehouse/catalogs/lake/refresh');
    expect(run.body).toMatchObject({ outcome: 'complete', listed: 2 });

    expect(await get('/tables')).toMatchObject({
      items: [
        {
          ref: 'lake/marts.fct_orders',
          tags: ['finance'],
          owner: { ref: 'group:default/analytics', evidence: 'dbt' },
          freshness: {
            state: 'fresh',
            promise: { text: '1 d', inherited: true },
          },
        },
        {
          ref: 'lake/raw_shop.orders',
          layer: 'raw',
          owner: { ref: 'group:default/sales-data', evidence: 'contract' },
          freshness: { state: 'late', promise: { text: '2 h' } },
        },
      ],
    });
    const published = await get('/published-tables?limit=1');
    expect(published).toMatchObject({
      catalogs: [{ id: 'lake', outcome: 'complete' }],
      items: [
        {
          ref: 'lake/marts.fct_orders',
          owner: { evidence: 'dbt' },
          contract: 'shop',
          system: 'system:default/shop',
          domain: 'domain:default/sales',
        },
      ],
    });
    const { nextCursor } = published;
    expect(await get(`/published-tables?limit=1&cursor=${nextCursor}`)).toEqual(
      {
        catalogs: [expect.anything()],
        items: [expect.objectContaining({ ref: 'lake/raw_shop.orders' })],
      },
    );
    expect(await get('/tables?columns=true')).toMatchObject({
      items: [{ columns: ['id'] }, { columns: ['id'] }],
    });
    expect(await get('/overview')).toMatchObject({
      tables: 2,
      late: 1,
      withoutOwner: 0,
      catalogs: [{ id: 'lake', outcome: 'complete' }],
    });
    expect(await get('/tables/lake/marts.fct_orders')).toMatchObject({
      description: 'Orders for analysis',
      fields: [{ name: 'id', doc: 'Key', tests: ['unique'] }],
      contract: { name: 'shop', version: '1.2.0' },
      upstream: 1,
    });
    const graph = await get('/tables/lake/marts.fct_orders/lineage?depth=5');
    expect(graph.nodes.map((node: { id: string }) => node.id)).toEqual([
      'source:shop/orders',
      'lake/raw_shop.orders',
      'lake/marts.fct_orders',
    ]);
    expect(await get('/tables/lake/marts.fct_orders/snapshots')).toMatchObject({
      total: 1,
      items: [{ id: '1', deciding: true }],
    });
    expect(await get('/tables/facets')).toMatchObject({
      total: 2,
      freshness: [
        { value: 'fresh', count: 1 },
        { value: 'late', count: 1 },
      ],
    });
  });

  it('names the parameter that is wrong, and tables that do not exist', async () => {
    const { get } = await start();
    expect((await get('/tables?sort=colour', 400)).error.message).toContain(
      'sort',
    );
    expect((await get('/tables?limt=5', 400)).error.message).toContain('limt');
    expect((await get('/tables?cursor=abc', 400)).error.message).toContain(
      'cursor',
    );
    await get('/tables/lake/nothing.here', 404);
  });

  it.each([
    ['IS_OWNER', { claims: ['group:default/analytics'] }],
    ['HAS_TAG', { tags: ['FINANCE', 'other'] }],
  ])(
    'shows a user only what the conditions of the policy allow, everywhere: %s',
    async (rule, params) => {
      const { call, get } = await start({
        result: AuthorizeResult.CONDITIONAL,
        pluginId: 'lakehouse',
        resourceType: 'lakehouse-table',
        conditions: { rule, resourceType: 'lakehouse-table', params },
      });
      await call.post('/api/lakehouse/catalogs/lake/refresh');
      const { items } = await get('/tables');
      expect(items.map((item: { ref: string }) => item.ref)).toEqual([
        'lake/marts.fct_orders',
      ]);
      expect((await get('/overview')).tables).toBe(1);
      expect((await get('/published-tables')).items).toHaveLength(1);
      expect((await get('/tables?search=o')).items).toHaveLength(1);
      expect((await get('/tables?search=raw')).items).toHaveLength(0);
      expect(await get('/tables/facets')).toMatchObject({
        total: 1,
        layer: [{ value: 'marts', count: 1 }],
      });
      for (const tail of [
        '',
        '/snapshots',
        '/snapshots/1',
        '/comparison?from=1&to=1',
        '/schema-history',
        '/files',
        '/lineage',
      ]) {
        await get(`/tables/lake/raw_shop.orders${tail}`, 404);
      }
      const graph = await get('/tables/lake/marts.fct_orders/lineage?depth=5');
      expect(JSON.stringify(graph)).not.toContain('raw_shop');
      expect(graph.nodes).toContainEqual(
        expect.objectContaining({ id: 'hidden:1', label: 'Hidden table' }),
      );
    },
  );

  it('answers a denied user like one for whom there is nothing', async () => {
    const { call, get } = await start({ result: AuthorizeResult.DENY });
    const refused = await call.post('/api/lakehouse/catalogs/lake/refresh');
    expect(refused.status).toBe(403);
    expect((await get('/tables')).items).toEqual([]);
    await get('/tables/lake/marts.fct_orders', 404);
  });

  it('needs a user for everything but health', async () => {
    const { call, get } = await start();
    await call.post('/api/lakehouse/catalogs/lake/refresh');
    const anonymous = (path: string) =>
      call
        .get(`/api/lakehouse${path}`)
        .set('authorization', mockCredentials.none.header())
        .then(response => response.status);
    expect(await anonymous('/tables')).toBe(401);
    expect(await anonymous('/health')).toBe(200);
    const health = JSON.stringify(await get('/health'));
    expect(health).not.toContain('orders');
  });

  it('restores removed tables and confirms removals, with audit events', async () => {
    for (const name of ['a', 'b', 'c']) {
      await warehouse.commit({ namespace: 'other', name });
    }
    const auditor = mockServices.auditor.mock();
    const success = jest.fn();
    auditor.createEvent.mockResolvedValue({ success, fail: jest.fn() });
    const { call, get } = await start(undefined, auditor);
    const post = (path: string, body = {}) =>
      call.post(`/api/lakehouse${path}`).send(body);
    const refresh = async () =>
      (await post('/catalogs/lake/refresh')).body as object;
    await refresh();
    for (const name of ['a', 'b']) {
      await warehouse.drop({ namespace: 'other', name });
    }
    await refresh();
    expect(await refresh()).toMatchObject({ outcome: 'partial', missing: 2 });

    const { items: trips } = await get('/guard-trips?status=open');
    expect(trips).toMatchObject([
      { missing: 2, known: 5, tables: ['lake/other.a', 'lake/other.b'] },
    ]);
    const confirm = `/guard-trips/${trips[0].id}/confirm`;
    expect((await post(confirm)).status).toBe(400);
    expect((await post(confirm, { missing: 1 })).status).toBe(409);
    expect((await post(confirm, { missing: 2 })).body).toEqual({ removed: 2 });

    const first = await get('/removed-tables?limit=1');
    const rest = await get(
      `/removed-tables?limit=1&cursor=${first.nextCursor}`,
    );
    expect(rest.nextCursor).toBeUndefined();
    const removed = [...first.items, ...rest.items];
    expect(removed.map(({ ref }: { ref: string }) => ref).sort()).toEqual([
      'lake/other.a',
      'lake/other.b',
    ]);
    expect(removed[0].removedBy).toBe('user:default/mock');
    await get('/guard-trips?cursor=abc', 400);

    const { id, ref } = removed[0];
    const restored = await post(`/removed-tables/${id}/restore`);
    expect(restored.body).toEqual({ ref });
    expect((await post(`/removed-tables/${id}/restore`)).status).toBe(404);
    expect(await get(`/tables/${ref}`)).toMatchObject({
      state: 'missing',
      generation: 1,
      history: [{ event: 'restored' }, { event: 'removed' }],
    });
    const events = auditor.createEvent.mock.calls.map(([event]) => event);
    expect(events).toContainEqual(
      expect.objectContaining({
        eventId: 'removal-confirm',
        severityLevel: 'medium',
        meta: { id: trips[0].id, missing: 2 },
      }),
    );
    expect(events).toContainEqual(
      expect.objectContaining({ eventId: 'table-restore', meta: { id } }),
    );
    expect(success).toHaveBeenCalledWith({ meta: { removed: 2 } });
  });

  it('tells how runs went, per namespace', async () => {
    const { call, get } = await start();
    const { body: run } = await call.post(
      '/api/lakehouse/catalogs/lake/refresh',
    );
    expect(await get('/runs?catalog=lake&limit=1')).toEqual({ items: [run] });
    expect(await get(`/runs/${run.id}`)).toMatchObject({
      ...run,
      outcomes: [{ namespace: 'marts' }, { namespace: 'raw_shop' }],
    });
    await get('/runs/nothing', 404);
    await get('/runs?outcome=odd', 400);
  });

  it('lets nobody look at removals or decide about them without permission', async () => {
    const { call, get } = await start({ result: AuthorizeResult.DENY });
    await get('/runs', 403);
    await get('/runs/x', 403);
    await get('/removed-tables', 403);
    await get('/guard-trips', 403);
    for (const path of ['removed-tables/x/restore', 'guard-trips/x/confirm']) {
      const answer = await call.post(`/api/lakehouse/${path}`);
      expect([path, answer.status]).toEqual([path, 403]);
    }
  });
});
