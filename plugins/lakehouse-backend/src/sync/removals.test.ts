import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { migrated, warehousePerTest } from '../__testUtils__/perTest';
import { syncFixture } from '../__testUtils__/syncFixture';
import type { TestWarehouse } from '../__testUtils__/warehouse';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_17'] });
const orders = { namespace: 'raw_shop', name: 'orders' };
const facts = { namespace: 'marts', name: 'fct_orders' };
const ALICE = 'user:default/alice';

let warehouse: TestWarehouse;
warehousePerTest(made => {
  warehouse = made;
});

describe.each(databases.eachSupportedId())('removals on %s', id => {
  let db: Knex;
  beforeEach(async () => {
    db = await migrated(databases, id);
  }, 60_000);

  const setUp = (extra: object = {}) =>
    syncFixture(db, { ...warehouse.config(), ...extra });

  it('removes a dropped table after two complete listings, not one', async () => {
    await warehouse.commit(orders);
    await warehouse.commit(facts);
    const { sync, states } = setUp();
    await sync.run();
    await warehouse.drop(orders);
    expect(await sync.run()).toMatchObject({ missing: 1 });
    expect(await states()).toEqual({
      orders: 'missing',
      fct_orders: 'present',
    });
    await sync.run();
    expect(await states()).toEqual({ fct_orders: 'present' });
  });

  it('takes a missing table back', async () => {
    await warehouse.commit(orders);
    await warehouse.commit(facts);
    const { sync, states } = setUp();
    await sync.run();
    await warehouse.drop(orders);
    await sync.run();
    await warehouse.commit(orders);
    await sync.run();
    expect(await states()).toEqual({
      orders: 'present',
      fct_orders: 'present',
    });
  });

  it('keeps a removed table as it was, until it is restored', async () => {
    await warehouse.commit(orders);
    await warehouse.commit(facts);
    const { sync, states, row, removed, history } = setUp();
    await sync.run();
    const before = await row('raw_shop.orders');
    await warehouse.drop(orders);
    await sync.run();
    expect(await sync.run()).toMatchObject({ removed: 1, missing: 0 });

    const [tombstone] = await removed.page({}, 10);
    expect(tombstone).toMatchObject({
      ref: 'lake/raw_shop.orders',
      removedBy: null,
      rows: 10,
    });
    expect(await removed.page({ catalog: ['other'] }, 10)).toEqual([]);
    const restored = await removed.restore(tombstone.id, ALICE, Date.now());
    expect(restored).toBe('lake/raw_shop.orders');
    expect(await row('raw_shop.orders')).toMatchObject({
      state: 'missing',
      kept_by: ALICE,
      table_id: before.table_id,
      summary: before.summary,
    });
    expect(
      await db('lakehouse_table_details').where({ ref: restored }),
    ).toHaveLength(1);

    // However often the catalog leaves it out: a person wants it.
    for (let run = 0; run < 3; run++) {
      expect(await sync.run()).toMatchObject({ missing: 1, removed: 0 });
    }
    expect(await states()).toMatchObject({ orders: 'missing' });
    expect((await history('raw_shop.orders')).map(e => e.event)).toEqual([
      'removed',
      'restored',
    ]);
    await expect(
      removed.restore(tombstone.id, ALICE, Date.now()),
    ).rejects.toThrow('cannot be restored');

    // Once it is listed again, it is a table like others.
    await warehouse.commit(orders);
    await sync.run();
    expect((await row('raw_shop.orders')).kept_by).toBeNull();
  });

  it('gives a removed table that is listed again its identity back', async () => {
    await warehouse.commit(orders);
    await warehouse.commit(facts);
    const { sync, row, removed, history } = setUp();
    await sync.run();
    const { table_id: tableId } = await row('raw_shop.orders');
    await warehouse.drop(orders);
    await sync.run();
    await sync.run();
    await warehouse.commit({ ...orders, version: 1, rows: 11 });
    await sync.run();
    expect(await row('raw_shop.orders')).toMatchObject({
      state: 'present',
      table_id: tableId,
      generation: 1,
    });
    expect(await removed.page({}, 10)).toEqual([]);
    expect((await history('raw_shop.orders')).map(e => e.event)).toEqual([
      'removed',
      'returned',
    ]);
  });

  it('forgets a removed table when its time is over, not before', async () => {
    await warehouse.commit(orders);
    await warehouse.commit(facts);
    const { sync, removed } = setUp({ keepDays: 2 });
    await sync.run();
    await warehouse.drop(orders);
    await sync.run();
    await sync.run();
    const age = (days: number) =>
      db('lakehouse_set_aside').update({
        at: Date.now() - days * 86_400_000,
      });
    await age(1.9);
    await sync.run();
    expect(await removed.page({}, 10)).toHaveLength(1);
    await age(2.1);
    await sync.run();
    expect(await removed.page({}, 10)).toEqual([]);
  });

  it('pages through removed tables, each once', async () => {
    const all = await warehouse.commitTen();
    await warehouse.commit(facts);
    const { sync, removed } = setUp();
    await sync.run();
    for (const table of all.slice(0, 3)) {
      await warehouse.drop(table);
      await sync.run();
      await sync.run();
    }
    const first = await removed.page({}, 2);
    const last = first.at(-1)!;
    const rest = await removed.page({}, 2, { at: last.removedAt, id: last.id });
    expect([...first, ...rest].map(({ ref }) => ref)).toEqual([
      'lake/marts.t2',
      'lake/marts.t1',
      'lake/marts.t0',
    ]);
  });
});
