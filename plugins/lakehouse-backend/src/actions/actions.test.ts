import {
  mockCredentials,
  mockServices,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { actionsRegistryServiceMock } from '@backstage/backend-test-utils/alpha';
import { ConfigReader } from '@backstage/config';
import { migrated } from '../__testUtils__/perTest';
import { createCatalog } from '../catalogs/createCatalog';
import { readCatalogConfigs } from '../config/readConfig';
import type { TableAccess } from '../permissions';
import { CatalogStore } from '../store/CatalogStore';
import { EdgeStore } from '../store/EdgeStore';
import { TableReader } from '../store/TableReader';
import type { Visibility } from '../store/visibility';
import { createCatalogSync } from '../sync/createCatalogSync';
import { TestWarehouse } from '../__testUtils__/warehouse';
import { registerActions } from './index';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
const credentials = mockCredentials.user();
let warehouse: TestWarehouse;
let visible: Visibility;

beforeEach(async () => {
  visible = 'all';
  warehouse = await TestWarehouse.shop();
});
afterEach(() => warehouse.dispose());

/** The actions over a synced warehouse, called as an agent does: by id, with texts for numbers. */
async function setUp() {
  const db = await migrated(databases, 'SQLITE_3');
  const root = new ConfigReader({});
  const [config] = readCatalogConfigs(
    new ConfigReader({
      lakehouse: { catalogs: { lake: warehouse.config() } },
    } as never) as never,
  );
  const options = {
    tables: new TableReader(db),
    edges: new EdgeStore(db),
    runs: new CatalogStore(db),
  };
  await createCatalogSync(db, config, createCatalog(config, root)).run();
  const actionsRegistry = actionsRegistryServiceMock({
    logger: mockServices.logger.mock(),
  });
  const access = { visible: async () => visible } as unknown as TableAccess;
  registerActions({ ...options, access, actionsRegistry });
  return {
    actionsRegistry,
    call: async (name: string, input: object) => {
      const { output } = await actionsRegistry.invoke({
        id: `test:${name}`,
        input: input as never,
        credentials,
      });
      return output as any;
    },
  };
}

describe('actions', () => {
  it('only look', async () => {
    const { actionsRegistry } = await setUp();
    const { actions } = await actionsRegistry.list();
    expect(actions.map(({ name }) => name).sort()).toEqual([
      'describe-table',
      'find-tables',
      'get-table-freshness',
      'who-owns-table',
    ]);
    for (const { attributes } of actions) {
      expect(attributes).toMatchObject({ readOnly: true, destructive: false });
    }
  });

  it('find tables by words and filters, and say when there are more', async () => {
    const { call } = await setUp();
    expect(
      await call('find-tables', { search: 'orders id', limit: '1' }),
    ).toMatchObject({
      more: true,
      tables: [{ ref: 'lake/marts.fct_orders', matchedColumns: ['id'] }],
    });
    expect(await call('find-tables', { freshness: 'late' })).toMatchObject({
      more: false,
      tables: [
        { ref: 'lake/raw_shop.orders', owner: 'group:default/sales-data' },
      ],
    });
  });

  it('describe a table, its freshness and its owner with their evidence', async () => {
    const { call } = await setUp();
    const ref = 'lake/marts.fct_orders';
    expect(await call('describe-table', { ref })).toMatchObject({
      description: 'Orders for analysis',
      upstream: 1,
      columns: [{ path: 'id', doc: 'Key', tests: ['unique'] }],
    });
    expect(await call('get-table-freshness', { ref })).toMatchObject({
      state: 'fresh',
      verdict: { promise: { text: '1 d' } },
      clocks: { lastDataChange: expect.anything() },
    });
    expect(await call('who-owns-table', { ref })).toMatchObject({
      owner: 'group:default/analytics',
      evidence: 'dbt',
      contract: 'shop 1.2.0',
    });
  });

  it('do not tell a hidden table from one that does not exist', async () => {
    visible = { column: 'layer', values: ['raw'] };
    const { call } = await setUp();
    expect((await call('find-tables', {})).tables).toHaveLength(1);
    const hidden = call('describe-table', { ref: 'lake/marts.fct_orders' });
    const absent = call('describe-table', { ref: 'lake/marts.nothing' });
    await expect(hidden).rejects.toThrow(
      /There is no table 'lake\/marts.fct_orders'/,
    );
    await expect(absent).rejects.toThrow(
      /There is no table 'lake\/marts.nothing'/,
    );
  });
});
