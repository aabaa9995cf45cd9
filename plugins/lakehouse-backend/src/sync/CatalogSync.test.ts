import { rm } from 'node:fs/promises';
import path from 'node:path';
import { TestDatabases } from '@backstage/backend-test-utils';
import { migrated, warehousePerTest } from '../__testUtils__/perTest';
import { syncFixture, type Wrap } from '../__testUtils__/syncFixture';
import { SHOP_CONTRACT, SHOP_MANIFEST } from '../__testUtils__/shop';
import { tableMetadata, type TestWarehouse } from '../__testUtils__/warehouse';

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
    // One table, two ingestion edges and one of dbt; the contracts and the artifacts themselves, for the next start.
    expect(await sync.run()).toMatchObject({ read: 0, written: 6 });
    const changed = await row('raw_shop.orders');
    expect(changed).toMatchObject({
      owner: 'group:default/sales-data',
      row_count: 10,
    });
    expect(Number(changed.due_at) - Number(changed.changed_at)).toBe(7_200_000);
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

  it('keeps the contracts that it knows while their folder is gone, and says so', async () => {
    await warehouse.commit(orders);
    await warehouse.writeFile('contracts/shop.odcs.yaml', SHOP_CONTRACT);
    const { sync, row } = await setUp();
    await sync.run();
    await rm(path.join(warehouse.root, 'contracts'), { recursive: true });
    expect(await sync.run()).toMatchObject({
      outcome: 'partial',
      reason: expect.stringContaining('the folder of contracts is gone'),
      written: 0,
    });
    expect((await row('raw_shop.orders')).source).toBe('shop');
    await warehouse.writeFile('contracts/shop.odcs.yaml', SHOP_CONTRACT);
    expect(await sync.run()).toMatchObject({ outcome: 'complete' });
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

  it('asks a catalog that lists no versions with the tag it knows, and writes nothing when that is current', async () => {
    await warehouse.commit(orders);
    const asked: Array<string | null | undefined> = [];
    const { sync, row } = await setUp(warehouse.config(), real => ({
      find: table => real.find(table),
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
});
