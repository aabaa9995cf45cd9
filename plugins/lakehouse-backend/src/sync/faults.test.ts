import { rename, rm, writeFile } from 'node:fs/promises';
import { TestDatabases } from '@backstage/backend-test-utils';
import { migrated, warehousePerTest } from '../__testUtils__/perTest';
import { syncFixture, type Wrap } from '../__testUtils__/syncFixture';
import type { TestWarehouse } from '../__testUtils__/warehouse';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
const orders = { namespace: 'raw_shop', name: 'orders' };
const facts = { namespace: 'marts', name: 'fct_orders' };

let warehouse: TestWarehouse;
warehousePerTest(made => {
  warehouse = made;
});

/** A sync of the test warehouse; `wrap` may put faults in front of the real catalog. */
async function setUp(entry: object = warehouse.config(), wrap?: Wrap) {
  const db = await migrated(databases, 'SQLITE_3');
  return syncFixture(db, entry, wrap);
}

describe('faults of the catalog', () => {
  it('keeps every table when the warehouse folder disappears, and recovers', async () => {
    await warehouse.commit(orders);
    await warehouse.commit(facts);
    const { sync, states, row } = await setUp();
    await sync.run();
    await rename(warehouse.warehouse, `${warehouse.warehouse}.away`);
    expect(await sync.run()).toMatchObject({ read: 0, unreadable: 2 });
    expect(await sync.run()).toMatchObject({ written: 0, unreadable: 2 });
    expect(await states()).toEqual({
      orders: 'unreadable',
      fct_orders: 'unreadable',
    });
    expect((await row('raw_shop.orders')).row_count).toBe(10);
    await rename(`${warehouse.warehouse}.away`, warehouse.warehouse);
    await sync.run();
    expect(await states()).toEqual({
      orders: 'present',
      fct_orders: 'present',
    });
  });

  it('keeps every table of a folder of tables that disappears', async () => {
    await warehouse.commit(orders);
    const { sync, states } = await setUp({
      kind: 'filesystem',
      filesystem: { path: warehouse.warehouse },
    });
    expect(await sync.run()).toMatchObject({ outcome: 'complete', listed: 1 });
    expect(await sync.run()).toMatchObject({ read: 0, written: 0 });
    await rm(warehouse.warehouse, { recursive: true });
    for (let run = 0; run < 3; run++) {
      expect(await sync.run()).toMatchObject({
        outcome: 'failed',
        reason: expect.stringContaining('does not exist'),
      });
    }
    expect(await states()).toEqual({ orders: 'unreadable' });
    await warehouse.commit(orders);
    await sync.run();
    expect(await states()).toEqual({ orders: 'present' });
  });

  it('removes nothing when the listing breaks off, or a reader throws', async () => {
    await warehouse.commit(orders);
    await warehouse.commit(facts);
    let fault: 'none' | 'listing' | 'reader' = 'none';
    const { sync, states } = await setUp(warehouse.config(), real => ({
      find: table => real.find(table),
      async *listTables(signal) {
        if (fault === 'listing') {
          yield { tables: [] };
          throw new Error('connection reset\u0007');
        }
        yield* real.listTables(signal);
      },
      load: (table, version) => {
        if (fault === 'reader') throw new TypeError('boom');
        return real.load(table, version);
      },
      fingerprint: location => real.fingerprint!(location),
      watchPaths: () => [],
    }));
    await sync.run();
    fault = 'listing';
    for (let run = 0; run < 3; run++) {
      expect(await sync.run()).toMatchObject({
        outcome: 'failed',
        reason: 'connection reset ',
        written: 0,
      });
    }
    expect(await states()).toEqual({
      orders: 'present',
      fct_orders: 'present',
    });

    fault = 'reader';
    await warehouse.commit({ ...orders, version: 1 });
    expect(await sync.run()).toMatchObject({
      outcome: 'complete',
      unreadable: 1,
    });
    expect(await states()).toMatchObject({ orders: 'unreadable' });
  });

  it('keeps the tables of a namespace that could not be seen, however often', async () => {
    await warehouse.commit(orders);
    await warehouse.commit(facts);
    let denied = false;
    const { sync, states } = await setUp(warehouse.config(), real => ({
      find: table => real.find(table),
      async *listTables(signal) {
        for await (const { tables } of real.listTables(signal)) {
          yield denied
            ? {
                tables: tables.filter(({ name }) => name !== 'orders'),
                problems: [
                  {
                    namespace: ['raw_shop'],
                    outcome: 'denied',
                    reason: 'raw_shop is denied',
                  },
                ],
              }
            : { tables };
        }
      },
      load: (table, version) => real.load(table, version),
      watchPaths: () => [],
    }));
    await sync.run();
    denied = true;
    for (let run = 0; run < 3; run++) {
      expect(await sync.run()).toMatchObject({
        outcome: 'partial',
        reason: 'raw_shop is denied',
        missing: 0,
        written: 0,
      });
    }
    expect(await states()).toEqual({
      orders: 'present',
      fct_orders: 'present',
    });
  });

  it('says what is wrong with a catalog file that is no database', async () => {
    await warehouse.commit(orders);
    await writeFile(warehouse.catalogFile, 'not a database, at all');
    const { sync } = await setUp();
    expect(await sync.run()).toMatchObject({
      outcome: 'failed',
      reason: expect.stringContaining('database'),
    });
  });
});
