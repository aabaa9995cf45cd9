/** A contract of the source `shop` with the tables `orders` and `customers`. */
export const SHOP_CONTRACT = `
apiVersion: v3.1.0
kind: DataContract
id: shop
name: shop
version: 1.2.0
status: active
team: { name: sales-data }
slaProperties:
  - { property: latency, value: 1, unit: d }
  - { property: latency, value: 2, unit: h, element: orders }
schema:
  - name: orders
    description: One row per order
    properties:
      - { name: id, logicalType: string, primaryKey: true, primaryKeyPosition: 1, description: Number of the order, classification: internal }
  - name: customers
    properties:
      - { name: id, logicalType: string, primaryKey: true, primaryKeyPosition: 1 }
`;

/** dbt artifacts: `marts.fct_orders` from `raw_shop.orders`, through an ephemeral model. */
export const SHOP_MANIFEST = JSON.stringify({
  metadata: {
    dbt_schema_version: 'https://schemas.getdbt.com/dbt/manifest/v12.json',
  },
  sources: {
    'source.p.raw.orders': {
      resource_type: 'source',
      name: 'orders',
      schema: 'raw_shop',
      identifier: 'orders',
    },
  },
  nodes: {
    'model.p.eph': {
      resource_type: 'model',
      name: 'eph',
      schema: 'staging_shop',
      alias: 'eph',
      config: { materialized: 'ephemeral' },
      depends_on: { nodes: ['source.p.raw.orders'] },
    },
    'model.p.fct_orders': {
      resource_type: 'model',
      name: 'fct_orders',
      schema: 'marts',
      alias: 'fct_orders',
      description: 'Orders for analysis',
      tags: ['Finance'],
      columns: { id: { name: 'id', description: 'Key' } },
      config: {
        materialized: 'table',
        meta: { owner: 'group:default/analytics' },
      },
      depends_on: { nodes: ['model.p.eph'] },
    },
    'test.p.unique_id': {
      resource_type: 'test',
      name: 'unique_fct_orders_id',
      attached_node: 'model.p.fct_orders',
      column_name: 'id',
      test_metadata: { name: 'unique' },
    },
  },
});
