import type { SchemaHistory } from '@lakehouse/backstage-plugin-lakehouse-common';
import { ago } from './tables';

const DAY = 86_400_000;

/** Three versions of the order lines; the other tables have never changed. */
export function schemaHistoryOf(ref: string): SchemaHistory {
  const first = {
    schemaId: 0,
    at: ago(6 * DAY),
    snapshotId: '7000000000000000000',
    earlier: true,
    columns: 8,
    changes: [],
  };
  if (!ref.endsWith('fct_order_lines')) {
    return { versions: [first], omitted: 0 };
  }
  return {
    omitted: 0,
    versions: [
      first,
      {
        schemaId: 1,
        at: ago(3 * DAY),
        snapshotId: '7000000000000000011',
        columns: 8,
        changes: [
          {
            kind: 'renamed',
            fieldId: 7,
            path: 'revenue',
            from: 'amount',
            to: 'revenue',
          },
          {
            kind: 'retyped',
            fieldId: 7,
            path: 'revenue',
            from: 'decimal(10, 2)',
            to: 'decimal(12, 2)',
          },
          {
            kind: 'dropped',
            fieldId: 20,
            path: 'discount',
            parentId: null,
            index: 6,
            was: {
              id: 20,
              name: 'discount',
              path: 'discount',
              type: 'float',
              required: false,
            },
          },
        ],
      },
      {
        schemaId: 2,
        at: ago(DAY),
        snapshotId: '7000000000000000019',
        columns: 8,
        changes: [
          { kind: 'added', fieldId: 8, path: 'ship_to' },
          { kind: 'added', fieldId: 9, path: 'ship_to.name', inner: true },
          { kind: 'added', fieldId: 10, path: 'ship_to.city', inner: true },
          { kind: 'added', fieldId: 11, path: 'ship_to.codes', inner: true },
          {
            kind: 'added',
            fieldId: 12,
            path: 'ship_to.codes.element',
            inner: true,
          },
        ],
      },
    ],
  };
}
