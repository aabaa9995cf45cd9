import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { migrate } from '../store/database';
import { syncFixture } from '../__testUtils__/syncFixture';
import { TestWarehouse } from '../__testUtils__/warehouse';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_17'] });
const orders = { namespace: 'raw_shop', name: 'orders' };
const facts = { namespace: 'marts', name: 'fct_orders' };
const ALICE = 'user:default/alice';

let warehouse: TestWarehouse;
beforeEach(async () => {
  warehouse = await TestWarehouse.create();
});
afterEach(() => warehouse.dispose());

describe.each(databases.eachSupportedId())('removals on %s', id => {
  let db: Knex;
  beforeEach(async () => {
    db = await databases.init(id);
    await migrate(db);
  }, 60_000);

  const setUp = (extra: object = {}) =>
    syncFixture(db, { ...warehouse.config(), ...extra });

  /** Ten marts, of which the guard lets one go at a time. */
  const tenTables = async () => {
    const all = Array.from({ length: 10 }, (_, index) => ({
      namespace: 'marts',
      name: `t${index}`,
    }));
    for (const table of all) await warehouse.commit(table);
    return all;
  };

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

  it.each([
    ['case 7: all', 10],
    ['case 8: 40 %', 4],
  ])('%s of the tables vanish at once: none is removed', async (_, lost) => {
    const all = await tenTables();
    const { sync, states } = setUp();
    await sync.run();
    for (const table of all.slice(0, lost)) {
      await warehouse.drop(table);
    }
    for (let run = 0; run < 4; run++) {
      await sync.run();
    }
    expect(Object.keys(await states())).toHaveLength(10);
    expect(await sync.run()).toMatchObject({
      outcome: 'partial',
      missing: lost,
      written: 0,
      reason: expect.stringContaining(`${lost} of 10`),
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
    const all = await tenTables();
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

  it('case 8: remembers what the guard held back; confirmed, exactly that is removed', async () => {
    const all = await tenTables();
    const { sync, states, removed, trips } = setUp();
    await sync.run();
    for (const table of all.slice(0, 4)) await warehouse.drop(table);
    await sync.run();
    expect(await trips.page({}, 10)).toEqual([]);
    await sync.run();
    const [trip] = await trips.page({ status: ['open'] }, 10);
    expect(trip).toMatchObject({
      catalog: 'lake',
      namespace: null,
      missing: 4,
      known: 10,
      refs: [0, 1, 2, 3].map(index => `lake/marts.t${index}`),
    });

    // One more is missing than the person has seen.
    await expect(
      removed.confirm(trip.id, 3, ALICE, Date.now()),
    ).rejects.toThrow('Look again');
    // One comes back before the person decides.
    await warehouse.commit(all[0]);
    await sync.run();
    const [after] = await trips.page({ status: ['open'] }, 10);
    expect(after).toMatchObject({ id: trip.id, missing: 3 });
    expect(await removed.confirm(trip.id, 3, ALICE, Date.now())).toMatchObject({
      removed: 3,
    });
    expect(Object.keys(await states())).toEqual(
      all.map(({ name }) => name).filter(name => !/[123]/.test(name)),
    );
    expect(await removed.page({}, 10)).toMatchObject([
      { removedBy: ALICE },
      { removedBy: ALICE },
      { removedBy: ALICE },
    ]);
    expect(await trips.get(trip.id)).toMatchObject({
      status: 'confirmed',
      decidedBy: ALICE,
    });
    await expect(
      removed.confirm(trip.id, 3, ALICE, Date.now()),
    ).rejects.toThrow('decided already');
    expect(await sync.run()).toMatchObject({ outcome: 'complete', written: 0 });
  });

  it('case 7: an empty listing by mistake heals by itself', async () => {
    const all = await tenTables();
    const { sync, states, trips } = setUp();
    await sync.run();
    for (const table of all) await warehouse.drop(table);
    await sync.run();
    await sync.run();
    expect(await trips.page({ status: ['open'] }, 10)).toHaveLength(1);
    for (const table of all) await warehouse.commit(table);
    await sync.run();
    expect(await trips.page({}, 10)).toMatchObject([{ status: 'healed' }]);
    expect(new Set(Object.values(await states()))).toEqual(
      new Set(['present']),
    );
  });

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
    const all = await tenTables();
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
});
