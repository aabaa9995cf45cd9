import { TestDatabases, mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import type { Knex } from 'knex';
import { migrated } from '../__testUtils__/perTest';
import { FakeGlue } from '../__testUtils__/fakeGlue';
import { syncFixture } from '../__testUtils__/syncFixture';
import { TestWarehouse } from '../__testUtils__/warehouse';
import { readCatalogConfigs } from '../config/readConfig';
import { TableEvents } from './TableEvents';
import { tablesOfEvent } from './tablesOfEvent';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
const orders = { namespace: ['raw_shop'], name: 'orders' };

let db: Knex;
beforeEach(async () => {
  db = await migrated(databases, 'SQLITE_3');
});

describe('the refresh of one table', () => {
  let warehouse: TestWarehouse;
  beforeEach(async () => {
    warehouse = await TestWarehouse.create();
    await warehouse.commit({ namespace: 'raw_shop', name: 'orders' });
    await warehouse.commit({ namespace: 'marts', name: 'fct' });
  });
  afterEach(() => warehouse.dispose());

  it.each(['sql', 'filesystem'])(
    'of kind %s reads what changed, and removes nothing',
    async kind => {
      const entry =
        kind === 'sql'
          ? warehouse.config()
          : { kind, filesystem: { path: warehouse.warehouse } };
      const { sync, row, states } = syncFixture(db, entry);
      expect(await sync.refreshTable(orders)).toBe('updated');
      expect(await states()).toEqual({ orders: 'present' });
      expect(await sync.refreshTable(orders)).toBe('unchanged');
      await sync.run();
      await warehouse.commit({
        namespace: 'raw_shop',
        name: 'orders',
        version: 1,
        rows: 77,
      });
      expect(await sync.refreshTable(orders)).toBe('updated');
      expect((await row('raw_shop.orders')).row_count).toBe(77);
      expect(await sync.refreshTable({ ...orders, name: 'none' })).toBe(
        'absent',
      );
      expect(await states()).toEqual({ orders: 'present', fct: 'present' });
    },
  );
});

describe('a refresh of Glue', () => {
  it('costs one call and one read', async () => {
    const glue = await FakeGlue.create(2, 3);
    const { sync } = syncFixture(db, glue.config());
    await sync.run();
    glue.commit('db1', 't2');
    glue.takeCalls();
    expect(await sync.refreshTable({ namespace: ['db1'], name: 't2' })).toBe(
      'updated',
    );
    expect(glue.takeCalls()).toEqual({ GetTable: 1, GetObject: 1 });
    expect(await sync.refreshTable({ namespace: ['db1'], name: 'x' })).toBe(
      'absent',
    );
    await glue.close();
  });
});

const glueCatalog = (region: string, accountId?: string) => ({
  kind: 'glue',
  glue: { region, accountId },
});
const configs = readCatalogConfigs(
  new ConfigReader({
    lakehouse: {
      catalogs: {
        here: glueCatalog('eu-central-1', '111111111111'),
        there: glueCatalog('us-east-1'),
      },
    },
  } as never),
);
const glueEvent = (detail: object, account = '111111111111') => ({
  version: '0',
  source: 'aws.glue',
  'detail-type': 'Glue Data Catalog Table State Change',
  account,
  region: 'eu-central-1',
  detail,
});

describe('events about tables', () => {
  it.each([
    [
      'a table of Glue',
      glueEvent({ databaseName: 'shop', tableName: 'orders' }),
      ['here shop.orders'],
    ],
    [
      'several',
      glueEvent({ databaseName: 'shop', changedTables: ['a', 'b'] }),
      ['here shop.a', 'here shop.b'],
    ],
    [
      'another account',
      glueEvent({ databaseName: 'shop', tableName: 'a' }, '222222222222'),
      [],
    ],
    ['a table reference', { ref: 'there/marts.fct' }, ['there marts.fct']],
    ['an unknown catalog', { ref: 'nowhere/marts.fct' }, []],
    ['anything else', { hello: 'world' }, []],
    ['nothing', undefined, []],
  ])('name %s', (_, payload, expected) => {
    expect(
      tablesOfEvent(payload, configs).map(
        ({ catalog, namespace, name }) => `${catalog} ${namespace}.${name}`,
      ),
    ).toEqual(expected);
  });

  it('are worked off one after the other, each table once, and survive faults', async () => {
    const seen: string[] = [];
    let release = () => {};
    const gate = new Promise<void>(resolve => {
      release = resolve;
    });
    const events = new TableEvents(
      {
        async refreshTable(_, { name }) {
          await gate;
          seen.push(name);
          if (name === 'a') throw new Error('no');
          return 'updated';
        },
      },
      configs,
      mockServices.logger.mock(),
    );
    const event = (name: string) => events.handle({ ref: `here/shop.${name}` });
    const all = [event('a'), event('b'), event('b'), event('c'), event('b')];
    all.push(events.handle({ ref: 'no reference' }));
    release();
    await Promise.all(all);
    expect(seen).toEqual(['a', 'b', 'c']);
  });
});
