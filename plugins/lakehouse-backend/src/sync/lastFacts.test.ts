import { rm } from 'node:fs/promises';
import path from 'node:path';
import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { migrated, warehousePerTest } from '../__testUtils__/perTest';
import { SHOP_CONTRACT, SHOP_MANIFEST } from '../__testUtils__/shop';
import { syncFixture } from '../__testUtils__/syncFixture';
import type { TestWarehouse } from '../__testUtils__/warehouse';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_17'] });
const CONTRACT = 'contracts/shop.odcs.yaml';

let warehouse: TestWarehouse;
warehousePerTest(made => {
  warehouse = made;
});

describe.each(databases.eachSupportedId())(
  'a backend that starts on %s',
  id => {
    let db: Knex;
    const started = (extra: object = {}) =>
      syncFixture(db, { ...warehouse.config(), ...extra });
    beforeEach(async () => {
      db = await migrated(databases, id);
      await warehouse.commit({ namespace: 'raw_shop', name: 'orders' });
      await warehouse.writeFile(CONTRACT, SHOP_CONTRACT);
      await warehouse.writeFile('dbt/manifest.json', SHOP_MANIFEST);
      await started().sync.run();
    }, 60_000);

    const remove = (name: string) =>
      rm(path.join(warehouse.root, name), { recursive: true });

    it('writes nothing when contracts and artifacts are as they were', async () => {
      expect(await started().sync.run()).toMatchObject({
        outcome: 'complete',
        written: 0,
      });
    });

    it.each([
      ['the folder of contracts is gone', () => remove('contracts')],
      [
        'contract shop.odcs.yaml, line 1',
        () => warehouse.writeFile(CONTRACT, 'schema: ['),
      ],
    ])('keeps what was known while %s, and says so', async (reason, harm) => {
      await harm();
      const { sync, row } = started();
      expect(await sync.run()).toMatchObject({
        outcome: 'partial',
        reason: expect.stringContaining(reason),
        written: 0,
      });
      expect(await row('raw_shop.orders')).toMatchObject({
        source: 'shop',
        owner: 'group:default/sales-data',
      });
    });

    it('keeps the lineage of dbt while its manifest is gone', async () => {
      await remove('dbt');
      expect(await started().sync.run()).toMatchObject({ written: 0 });
    });

    it('forgets a contract that was deleted from its folder', async () => {
      await warehouse.writeFile('contracts/readme.md', '');
      await remove(CONTRACT);
      const { sync, row } = started();
      expect(await sync.run()).toMatchObject({ outcome: 'complete' });
      expect(await row('raw_shop.orders')).toMatchObject({ source: null });
    });

    it('forgets what its configuration does not name any more', async () => {
      const { sync, row } = started({ contracts: undefined, dbt: undefined });
      expect(await sync.run()).toMatchObject({ outcome: 'complete' });
      expect(await row('raw_shop.orders')).toMatchObject({
        source: null,
        owner: null,
      });
    });

    it('reads anew what another version has kept', async () => {
      await db('lakehouse_last_facts').update({
        content: JSON.stringify({ version: 0, value: 'of another shape' }),
      });
      expect(await started().sync.run()).toMatchObject({ written: 0 });
    });
  },
);
