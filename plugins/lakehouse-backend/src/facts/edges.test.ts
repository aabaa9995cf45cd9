import type {
  Contract,
  ContractServer,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { contractEdges } from './edges';

const contract = (server: ContractServer): Contract => ({
  apiVersion: 'v3.1.0',
  kind: 'DataContract',
  id: 'shop',
  name: 'shop',
  version: '1.0.0',
  status: 'active',
  servers: [server],
  schema: [{ name: 'orders', physicalName: 'Orders.All', properties: [] }],
});

const ways = (server: ContractServer) =>
  contractEdges('platform', contract(server)).map(
    ({ from, to }) => `${from} -> ${to}`,
  );

it('the lineage of a source begins at its tables', () => {
  expect(ways({ server: 'db', type: 'postgresql' })).toEqual([
    'source:shop/orders -> platform/raw_shop.orders',
  ]);
});

it.each([
  [
    'of any catalog',
    { type: 'custom', catalog: 'lake', schema: 'a.b%2Ec', format: 'iceberg' },
    'lake/a.b%2Ec.Orders%2EAll',
  ],
  [
    'of Glue',
    {
      type: 'glue',
      account: '123456789012',
      database: 'sales',
      customProperties: [{ property: 'lakehouse.catalog', value: 'lake' }],
    },
    'lake/sales.Orders%2EAll',
  ],
])('… or at the tables %s that it is loaded from', (_, server, ref) => {
  expect(ways({ server: 'tables', ...server })).toEqual([
    `${ref} -> source:shop/orders`,
    'source:shop/orders -> platform/raw_shop.orders',
  ]);
});

it('a server that names no table adds nothing', () => {
  const server = { server: 'tables', format: 'iceberg' };
  expect(ways({ ...server, type: 'glue', database: 'sales' })).toHaveLength(1);
  const custom = { ...server, type: 'custom', catalog: 'lake' };
  expect(ways({ ...custom, schema: '' })).toHaveLength(1);
  expect(ways({ ...custom, schema: 'a%zz' })).toHaveLength(1);
});
