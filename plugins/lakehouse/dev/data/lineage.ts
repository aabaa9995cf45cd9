import type { LineageGraph } from '@lakehouse/backstage-plugin-lakehouse-common';

type Node = LineageGraph['nodes'][number];

function table(
  id: string,
  distance: number,
  layer: Node['layer'],
  state: Node['state'],
  more = 0,
): Node {
  const label = id.split('/')[1];
  return { id, ref: id, kind: 'table', label, distance, layer, state, more };
}

function source(name: string, distance: number): Node {
  return {
    id: `source:northwind/${name}`,
    kind: 'source-table',
    label: `northwind.${name}`,
    distance,
  };
}

const at = (name: string) => `northwind/${name}`;
const model = (name: string) => `model lakehouse.${name}`;

/** The neighbourhood of the order lines. */
export const lineage: LineageGraph = {
  root: at('marts.fct_order_lines'),
  nodes: [
    table(at('marts.fct_order_lines'), 0, 'marts', 'fresh'),
    table(at('vault.lnk_order_detail'), -1, 'vault', 'fresh'),
    table(at('vault.sat_order_detail'), -1, 'vault', 'fresh'),
    table(at('vault.hub_order'), -1, 'vault', 'due'),
    table(at('vault.sat_order'), -1, 'vault', 'late', 3),
    table(at('staging_northwind.stg_order_details'), -2, 'staging', 'fresh'),
    table(at('staging_northwind.stg_orders'), -2, 'staging', 'late'),
    table(at('raw_northwind.order_details'), -3, 'raw', 'fresh'),
    table(at('raw_northwind.orders'), -3, 'raw', 'late'),
    source('order_details', -4),
    source('orders', -4),
    table(at('marts.dim_product'), 1, 'marts', 'fresh', 12),
    {
      id: 'model:revenue_dashboard',
      kind: 'model',
      label: 'revenue_dashboard',
      distance: 1,
    },
  ],
  edges: [
    ['vault.lnk_order_detail', 'marts.fct_order_lines'],
    ['vault.sat_order_detail', 'marts.fct_order_lines'],
    ['vault.hub_order', 'marts.fct_order_lines'],
    ['vault.sat_order', 'marts.fct_order_lines'],
    ['staging_northwind.stg_orders', 'marts.fct_order_lines'],
    ['staging_northwind.stg_order_details', 'vault.lnk_order_detail'],
    ['staging_northwind.stg_order_details', 'vault.sat_order_detail'],
    ['staging_northwind.stg_orders', 'vault.hub_order'],
    ['staging_northwind.stg_orders', 'vault.sat_order'],
    ['raw_northwind.order_details', 'staging_northwind.stg_order_details'],
    ['raw_northwind.orders', 'staging_northwind.stg_orders'],
    ['marts.fct_order_lines', 'marts.dim_product'],
  ]
    .map(([from, to]) => ({
      from: at(from),
      to: at(to),
      job: model(to.split('.')[1]),
      why: 'dbt manifest of the platform repository',
    }))
    .concat([
      {
        from: 'source:northwind/orders',
        to: at('raw_northwind.orders'),
        job: 'ingestion northwind',
        why: 'contract northwind 1.2.0',
      },
      {
        from: 'source:northwind/order_details',
        to: at('raw_northwind.order_details'),
        job: 'ingestion northwind',
        why: 'contract northwind 1.2.0',
      },
      {
        from: at('marts.fct_order_lines'),
        to: 'model:revenue_dashboard',
        job: 'exposure revenue_dashboard',
        why: 'dbt manifest of the platform repository',
      },
    ]),
  truncated: true,
  frontier: [at('vault.sat_order')],
};
