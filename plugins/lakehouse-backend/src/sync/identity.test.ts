import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { migrated, warehousePerTest } from '../__testUtils__/perTest';
import { syncFixture } from '../__testUtils__/syncFixture';
import type { TestWarehouse } from '../__testUtils__/warehouse';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_17'] });
const orders = { namespace: 'raw_shop', name: 'orders' };
const facts = { namespace: 'marts', name: 'fct_orders' };

let warehouse: TestWarehouse;
warehousePerTest(made => {
  warehouse = made;
});

describe.each(databases.eachSupportedId())('identity of tables on %s', id => {
  let db: Knex;
  beforeEach(async () => {
    db = await migrated(databases, id);
  }, 60_000);

  const setUp = (extra: object = {}) =>
    syncFixture(db, { ...warehouse.config(), ...extra });

  it('case 9: a narrower filter hides tables, and a wider one brings them back as they were', async () => {
    await warehouse.commit(orders);
    await warehouse.commit(facts);
    await setUp().sync.run();
    const before = await setUp().row('raw_shop.orders');

    const narrow = setUp({ exclude: ['raw_*.*'] });
    for (let run = 0; run < 3; run++) {
      expect(await narrow.sync.run()).toMatchObject({
        outcome: 'complete',
        listed: 1,
        missing: 0,
        removed: 0,
      });
    }
    expect(await narrow.states()).toEqual({ fct_orders: 'present' });
    expect(await narrow.removed.page({}, 10)).toEqual([]);

    const wide = setUp({ include: ['*.orders', 'marts.*'] });
    expect(await wide.sync.run()).toMatchObject({ listed: 2, read: 0 });
    expect(await wide.row('raw_shop.orders')).toEqual(before);
    expect(await wide.sync.run()).toMatchObject({ written: 0 });
  });

  it('case 15: a renamed table keeps its identity and history', async () => {
    await warehouse.commit(orders);
    await warehouse.commit(facts);
    const { sync, states, row, removed, history } = setUp();
    await sync.run();
    const before = await row('raw_shop.orders');
    const renamed = { namespace: 'raw_shop', name: 'sales' };
    await warehouse.rename(orders, renamed);
    expect(await sync.run()).toMatchObject({ missing: 0, removed: 0 });
    expect(await states()).toEqual({ sales: 'present', fct_orders: 'present' });
    const after = await row('raw_shop.sales');
    expect(after).toMatchObject({
      table_id: before.table_id,
      generation: 1,
      first_seen_at: before.first_seen_at,
    });
    expect(await history('raw_shop.sales')).toMatchObject([
      {
        event: 'renamed',
        detail: { from: 'lake/raw_shop.orders', to: 'lake/raw_shop.sales' },
      },
    ]);
    expect(await removed.page({}, 10)).toEqual([]);
    expect(await sync.run()).toMatchObject({ written: 0 });
  });

  it('case 15: a whole namespace may be renamed at once, and a name found again after its removal', async () => {
    const all = await warehouse.commitTen();
    await warehouse.commit(orders);
    const { sync, row, removed, history } = setUp();
    await sync.run();
    const { table_id: tableId } = await row('raw_shop.orders');
    for (const table of all) {
      await warehouse.rename(table, { ...table, namespace: 'gold' });
    }
    expect(await sync.run()).toMatchObject({ outcome: 'complete', missing: 0 });

    await warehouse.drop(orders);
    await sync.run();
    expect(await sync.run()).toMatchObject({ removed: 1 });
    await warehouse.commit({
      namespace: 'gold',
      name: 'sales',
      uuid: 'raw_shop.orders',
    });
    await sync.run();
    expect((await row('gold.sales')).table_id).toBe(tableId);
    expect((await history('gold.sales')).map(e => e.event)).toEqual([
      'removed',
      'renamed',
    ]);
    expect(await removed.page({}, 10)).toEqual([]);
  });

  it('case 15: a copy that was registered before is no rename', async () => {
    await warehouse.commit(orders);
    await warehouse.commit(facts);
    const copy = {
      namespace: 'raw_shop',
      name: 'copy',
      uuid: 'raw_shop.orders',
    };
    await warehouse.commit(copy);
    const { sync, row, states } = setUp();
    await sync.run();
    const { table_id: tableId } = await row('raw_shop.copy');
    await warehouse.drop(orders);
    await sync.run();
    expect(await states()).toMatchObject({
      orders: 'missing',
      copy: 'present',
    });
    expect((await row('raw_shop.copy')).table_id).toBe(tableId);
  });

  it('case 16: a table created anew under its old name is a new generation', async () => {
    await warehouse.commit({ ...orders, uuid: 'first' });
    await warehouse.commit(facts);
    const { sync, row, history } = setUp();
    await sync.run();
    const before = await row('raw_shop.orders');
    await warehouse.commit({ ...orders, version: 1, uuid: 'second', rows: 3 });
    expect(await sync.run()).toMatchObject({ read: 1, removed: 0 });
    const after = await row('raw_shop.orders');
    expect(after).toMatchObject({ generation: 2, table_uuid: 'second' });
    expect(after.table_id).not.toBe(before.table_id);
    expect(await history('raw_shop.orders')).toMatchObject([
      { event: 'replaced', detail: { generation: 1, uuid: 'first' } },
    ]);
    // The same table goes on as it is.
    await warehouse.commit({ ...orders, version: 2, uuid: 'second', rows: 4 });
    await sync.run();
    expect((await row('raw_shop.orders')).table_id).toBe(after.table_id);
  });

  it('case 17: a pointer that goes back is a rollback, and freshness follows the snapshot', async () => {
    await warehouse.commit({ ...orders, hoursAgo: 5 });
    const { sync, row, history } = setUp();
    await sync.run();
    await warehouse.commit({ ...orders, version: 1, hoursAgo: 1 });
    await sync.run();
    expect(await history('raw_shop.orders')).toEqual([]);
    const newer = await row('raw_shop.orders');

    await warehouse.commit({ ...orders, version: 2, hoursAgo: 5 });
    expect(await sync.run()).toMatchObject({ outcome: 'complete', read: 1 });
    const older = await row('raw_shop.orders');
    expect(Number(older.changed_at)).toBeLessThan(Number(newer.changed_at));
    expect(older.table_id).toBe(newer.table_id);
    expect(await history('raw_shop.orders')).toMatchObject([
      { event: 'rolled-back', detail: { ref: 'lake/raw_shop.orders' } },
    ]);
    expect(await sync.run()).toMatchObject({ written: 0 });
  });

  it('reads tables once more when less was kept of them than is now', async () => {
    await warehouse.commit(orders);
    const { sync } = setUp();
    await sync.run();
    await db('lakehouse_tables').update({ content_version: null });
    expect(await sync.run()).toMatchObject({ read: 1, written: 1 });
    expect(await sync.run()).toMatchObject({ read: 0, written: 0 });
  });
});
