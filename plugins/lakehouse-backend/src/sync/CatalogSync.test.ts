import { rename, rm, writeFile } from 'node:fs/promises';
import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { createCatalog } from '../catalogs/createCatalog';
import type { IcebergCatalog } from '../catalogs/types';
import { readCatalogConfigs } from '../config/readConfig';
import { FactSource } from '../facts/FactSource';
import { CatalogStore } from '../store/CatalogStore';
import { migrate } from '../store/database';
import { EdgeStore } from '../store/EdgeStore';
import { TableReader } from '../store/TableReader';
import { TableWriter } from '../store/TableWriter';
import {
  SHOP_CONTRACT,
  SHOP_MANIFEST,
  tableMetadata,
  TestWarehouse,
} from '../__testUtils__/warehouse';
import { CatalogSync } from './CatalogSync';
import { SyncService } from './SyncService';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
const orders = { namespace: 'raw_shop', name: 'orders' };
const facts = { namespace: 'marts', name: 'fct_orders' };

let warehouse: TestWarehouse;
beforeEach(async () => {
  warehouse = await TestWarehouse.create();
});
afterEach(() => warehouse.dispose());

/** A sync of the test warehouse; `wrap` may put faults in front of the real catalog. */
async function setUp(
  entry: object = warehouse.config(),
  wrap: (real: IcebergCatalog) => IcebergCatalog = real => real,
) {
  const db = await databases.init('SQLITE_3');
  await migrate(db);
  const [config] = readCatalogConfigs(
    new ConfigReader({ lakehouse: { catalogs: { lake: entry } } }),
  );
  const reader = new TableReader(db);
  const sync = new CatalogSync({
    id: 'lake',
    catalog: wrap(createCatalog(config, new ConfigReader({}))),
    facts: new FactSource(config),
    tables: new TableWriter(db, 'lake', config.defaultOwner),
    edges: new EdgeStore(db),
    runs: new CatalogStore(db),
  });
  const states = async () => {
    const { rows } = await reader.page(
      { sort: 'name', order: 'asc', limit: 200 },
      'all',
    );
    return Object.fromEntries(rows.map(row => [row.name, row.state]));
  };
  const row = async (name: string) =>
    (await reader.byRefs([`lake/${name}`]))[0];
  return { sync, states, row };
}

describe('CatalogSync', () => {
  it('reads what changed and writes nothing when nothing did', async () => {
    await warehouse.commit(orders);
    await warehouse.commit(facts);
    const { sync, row } = await setUp();
    expect(await sync.run()).toMatchObject({ read: 2, written: 2 });
    expect(await sync.run()).toMatchObject({ listed: 2, read: 0, written: 0 });

    await warehouse.commit({ ...orders, version: 1, rows: 77 });
    expect(await sync.run()).toMatchObject({ read: 1, written: 1 });
    expect((await row('raw_shop.orders')).row_count).toBe(77);
  });

  it('applies a changed contract without reading metadata again', async () => {
    await warehouse.commit(orders);
    const { sync, row } = await setUp();
    await sync.run();
    expect((await row('raw_shop.orders')).owner).toBeNull();

    await warehouse.writeFile('contracts/shop.odcs.yaml', SHOP_CONTRACT);
    await warehouse.writeFile('dbt/manifest.json', SHOP_MANIFEST);
    // One table, two ingestion edges and one of dbt.
    expect(await sync.run()).toMatchObject({ read: 0, written: 4 });
    expect(await row('raw_shop.orders')).toMatchObject({
      owner: 'group:default/sales-data',
      promise_ms: 7_200_000,
      row_count: 10,
    });
    expect(await sync.run()).toMatchObject({ read: 0, written: 0 });
  });

  it('keeps the last good contract while it is broken, and says so', async () => {
    await warehouse.commit(orders);
    await warehouse.writeFile('contracts/shop.odcs.yaml', SHOP_CONTRACT);
    const { sync, row } = await setUp();
    await sync.run();
    await warehouse.writeFile('contracts/shop.odcs.yaml', 'schema: [');
    expect(await sync.run()).toMatchObject({
      outcome: 'partial',
      reason: expect.stringContaining('shop.odcs.yaml'),
    });
    expect((await row('raw_shop.orders')).owner).toBe(
      'group:default/sales-data',
    );
  });

  it('waits for a catalog that does not exist yet', async () => {
    const { sync } = await setUp();
    expect(await sync.run()).toMatchObject({ outcome: 'waiting', written: 0 });
    await warehouse.commit(orders);
    expect(await sync.run()).toMatchObject({ outcome: 'complete', listed: 1 });
  });

  it('leaves out views and tables without metadata', async () => {
    await warehouse.commit(orders);
    await warehouse.point(
      { namespace: 'marts', name: 'v' },
      'file:///v',
      'VIEW',
    );
    await warehouse.point({ namespace: 'marts', name: 'new' }, null);
    const { sync } = await setUp();
    expect(await sync.run()).toMatchObject({ listed: 1, unreadable: 0 });
  });

  it('reads schema V0 of the catalog', async () => {
    await warehouse.commit(orders);
    await warehouse.sql(async db => {
      await db.schema.alterTable('iceberg_tables', t =>
        t.dropColumn('iceberg_type'),
      );
    });
    const { sync } = await setUp();
    expect(await sync.run()).toMatchObject({ outcome: 'complete', listed: 1 });
  });

  it('shows a table with truncated metadata as unreadable, with the last good content', async () => {
    await warehouse.commit(orders);
    const { sync, row } = await setUp();
    await sync.run();
    const broken = await warehouse.writeMetadata(
      { ...orders, version: 1 },
      '{"format-version": 2, "table-uuid',
    );
    await warehouse.point(orders, `file://${broken}`);
    expect(await sync.run()).toMatchObject({
      outcome: 'complete',
      unreadable: 1,
      written: 1,
    });
    expect(await row('raw_shop.orders')).toMatchObject({
      state: 'unreadable',
      state_reason: expect.stringMatching(/^truncated: /),
      row_count: 10,
    });
    // It is not tried again until the file changes.
    expect(await sync.run()).toMatchObject({
      read: 0,
      written: 0,
      unreadable: 1,
    });

    await warehouse.writeMetadata(
      { ...orders, version: 1 },
      tableMetadata(orders),
    );
    expect(await sync.run()).toMatchObject({ read: 1, unreadable: 0 });
    expect((await row('raw_shop.orders')).state).toBe('present');
  });

  it('refuses metadata outside the allowed folder before it is opened', async () => {
    await warehouse.commit(orders);
    await warehouse.point(facts, 'file:///etc/passwd');
    const { sync, row } = await setUp();
    expect(await sync.run()).toMatchObject({ unreadable: 1 });
    expect((await row('marts.fct_orders')).state_reason).toMatch(/^refused: /);
  });

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

  it('removes a dropped table after two complete listings, not one', async () => {
    await warehouse.commit(orders);
    await warehouse.commit(facts);
    const { sync, states } = await setUp();
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
    const { sync, states } = await setUp();
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
    ['all of them', 10],
    ['40 %', 4],
  ])('never removes tables when %s vanish at once', async (_, lost) => {
    const all = Array.from({ length: 10 }, (__, index) => ({
      namespace: 'marts',
      name: `t${index}`,
    }));
    for (const table of all) {
      await warehouse.commit(table);
    }
    const { sync, states } = await setUp();
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

  it('removes nothing when the listing breaks off, or a reader throws', async () => {
    await warehouse.commit(orders);
    await warehouse.commit(facts);
    let fault: 'none' | 'listing' | 'reader' = 'none';
    const { sync, states } = await setUp(warehouse.config(), real => ({
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

  it('asks a catalog that lists no versions with the tag it knows, and writes nothing when that is current', async () => {
    await warehouse.commit(orders);
    const asked: Array<string | null | undefined> = [];
    const { sync, row } = await setUp(warehouse.config(), real => ({
      async *listTables(signal) {
        for await (const { tables } of real.listTables(signal)) {
          yield {
            tables: tables.map(table => ({ ...table, metadataLocation: null })),
          };
        }
      },
      async load(table, known) {
        asked.push(known?.etag);
        if (known?.etag === 'v1') return 'unchanged';
        for await (const { tables } of real.listTables()) {
          const found = tables.find(({ name }) => name === table.name)!;
          const loaded = await real.load(found, null);
          if (loaded !== 'unchanged') return { ...loaded, etag: 'v1' };
        }
        throw new Error('There is no such table');
      },
      watchPaths: () => [],
    }));
    expect(await sync.run()).toMatchObject({ read: 1, written: 1 });
    expect(await sync.run()).toMatchObject({ read: 0, written: 0 });
    expect(asked).toEqual([undefined, 'v1']);
    expect((await row('raw_shop.orders')).metadata_location).toContain(
      'metadata.json',
    );
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

describe('SyncService', () => {
  it('notices a commit by itself', async () => {
    const db = await databases.init('SQLITE_3');
    await migrate(db);
    const configs = readCatalogConfigs(
      new ConfigReader({
        lakehouse: {
          catalogs: { lake: { ...warehouse.config(), watch: true } },
        },
      }),
    );
    const service = new SyncService({
      db,
      configs,
      config: new ConfigReader({}),
      logger: mockServices.logger.mock(),
    });
    // Without a schedule, only the watcher can start a sync.
    await service.start(mockServices.scheduler.mock());
    try {
      await new Promise(resolve => setTimeout(resolve, 300));
      await warehouse.commit(orders);
      const reader = new TableReader(db);
      const deadline = Date.now() + 8000;
      let rows = await reader.byRefs(['lake/raw_shop.orders']);
      while (rows.length === 0 && Date.now() < deadline) {
        await new Promise(resolve => setTimeout(resolve, 100));
        rows = await reader.byRefs(['lake/raw_shop.orders']);
      }
      expect(rows).toHaveLength(1);
    } finally {
      await service.stop();
    }
  }, 20_000);
});
