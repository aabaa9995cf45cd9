import { TestDatabases } from '@backstage/backend-test-utils';
import { migrated, warehousePerTest } from '../__testUtils__/perTest';
import { SHOP_CONTRACT, SHOP_MANIFEST } from '../__testUtils__/shop';
import { syncFixture } from '../__testUtils__/syncFixture';
import type { TestWarehouse } from '../__testUtils__/warehouse';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_17'] });

let warehouse: TestWarehouse;
warehousePerTest(made => {
  warehouse = made;
});

describe.each(databases.eachSupportedId())('owners on %s', id => {
  it('come from contract, table property, namespace and default, in this order, each with its evidence', async () => {
    const property = { properties: { 'lakehouse.owner': 'user:ada' } };
    const tables = [
      { namespace: 'raw_shop', name: 'orders', ...property },
      { namespace: 'raw_web', name: 'clicks', ...property },
      { namespace: 'raw_web', name: 'visits' },
      { namespace: 'other', name: 'notes' },
    ];
    for (const table of tables) await warehouse.commit(table);
    await warehouse.writeFile('contracts/shop.odcs.yaml', SHOP_CONTRACT);
    const db = await migrated(databases, id);
    const ownersOf = async (config: object) => {
      const { sync, row } = syncFixture(db, {
        ...warehouse.config(),
        ...config,
      });
      const { written } = await sync.run();
      const found: unknown[] = [];
      for (const { namespace, name } of tables) {
        const { owner, owner_evidence, facts } = await row(
          `${namespace}.${name}`,
        );
        expect(JSON.parse(facts).owner.evidence).toBe(owner_evidence);
        found.push([owner, JSON.parse(facts).owner.detail]);
      }
      return { written, found };
    };

    const contract = ['group:default/sales-data', 'contract shop 1.2.0'];
    const ada = ['user:default/ada', 'lakehouse.owner'];
    const nobody = [null, expect.stringMatching(/^Neither dbt nor a contract/)];
    expect((await ownersOf({})).found).toEqual([contract, ada, nobody, nobody]);

    const owners = [
      { namespace: 'raw_*', owner: 'ingestion' },
      { namespace: 'raw_web', owner: 'too-late' },
    ];
    const configured = { owners, defaultOwner: 'platform' };
    const all = [
      contract,
      ada,
      ['group:default/ingestion', 'owners: raw_*'],
      ['group:default/platform', 'defaultOwner'],
    ];
    // A changed configuration takes effect although no table has changed, and once only.
    expect((await ownersOf(configured)).found).toEqual(all);
    expect(await ownersOf(configured)).toEqual({ written: 0, found: all });
  });

  it('stand beside the tags of contract, dbt and table property', async () => {
    const contract = SHOP_CONTRACT.replace(
      'status: active',
      'status: active\ntags: [Shop, PII]',
    ).replace('- name: orders\n', '- name: orders\n    tags: [core]\n');
    await warehouse.writeFile('contracts/shop.odcs.yaml', contract);
    await warehouse.writeFile('dbt/manifest.json', SHOP_MANIFEST);
    await warehouse.commit({
      namespace: 'raw_shop',
      name: 'orders',
      properties: { 'lakehouse.tags': 'Gold, pii' },
    });
    await warehouse.commit({ namespace: 'marts', name: 'fct_orders' });
    const db = await migrated(databases, id);
    const { sync, row } = syncFixture(db, warehouse.config());
    await sync.run();
    const tags = async (name: string) =>
      JSON.parse((await row(name)).facts).tags;
    expect(await tags('raw_shop.orders')).toEqual([
      'core',
      'gold',
      'pii',
      'shop',
    ]);
    expect(await tags('marts.fct_orders')).toEqual(['finance', 'pii', 'shop']);
    expect(await sync.run()).toMatchObject({ read: 0, written: 0 });
  });
});
