import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { migrated, warehousePerTest } from '../__testUtils__/perTest';
import { readCatalogConfigs } from '../config/readConfig';
import { TableReader } from '../store/TableReader';
import type { TestWarehouse } from '../__testUtils__/warehouse';
import { SyncService } from './SyncService';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
const orders = { namespace: 'raw_shop', name: 'orders' };

let warehouse: TestWarehouse;
warehousePerTest(made => {
  warehouse = made;
});

describe('SyncService', () => {
  it('notices a commit by itself', async () => {
    const db = await migrated(databases, 'SQLITE_3');
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

  it('case 21: stops within seconds, and starts nothing any more', async () => {
    const db = await migrated(databases, 'SQLITE_3');
    const service = new SyncService({
      db,
      configs: readCatalogConfigs(
        new ConfigReader({
          lakehouse: { catalogs: { lake: warehouse.config() } },
        }),
      ),
      config: new ConfigReader({}),
      logger: mockServices.logger.mock(),
    });
    await service.start(mockServices.scheduler.mock());
    await warehouse.commit(orders);
    const running = service.refresh('lake').catch(error => error);
    await service.stop();
    await running;
    const [lease] = await db('lakehouse_leases');
    expect(lease?.holder ?? null).toBeNull();
    await expect(service.refresh('lake')).rejects.toThrow('aborted');
  });
});
