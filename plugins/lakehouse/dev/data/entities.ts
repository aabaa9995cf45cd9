import type { Entity } from '@backstage/catalog-model';

function group(name: string, title: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { name, namespace: 'default', title },
    spec: { type: 'team', children: [] },
  };
}

/** The catalog of the dev app: owners, and one published table. */
export const entities: Entity[] = [
  group('sales-data', 'Sales data'),
  group('logistics-data', 'Logistics data'),
  group('data-platform', 'Data platform'),
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      name: 'northwind-marts-fct-order-lines',
      namespace: 'default',
      description: 'One row per order line.',
      annotations: {
        'lakehouse.io/table-ref': 'northwind/marts.fct_order_lines',
      },
    },
    spec: { type: 'iceberg-table', owner: 'group:default/sales-data' },
    relations: [{ type: 'ownedBy', targetRef: 'group:default/sales-data' }],
  },
];
