import type { SchemaField } from '@lakehouse/backstage-plugin-lakehouse-common';

function field(
  id: number,
  path: string,
  type: string,
  more: Partial<SchemaField> = {},
): SchemaField {
  const name = path.split('.').at(-1) ?? path;
  return { id, name, path, type, required: false, ...more };
}

/** Columns of the order lines, with a nested one. */
export const factFields: SchemaField[] = [
  field(1, 'order_id', 'long', {
    required: true,
    identifier: true,
    doc: 'Number of the order.',
    tests: ['not_null'],
  }),
  field(2, 'product_id', 'long', {
    required: true,
    identifier: true,
    doc: 'Product that was ordered.',
    tests: ['not_null', 'relationships'],
  }),
  field(3, 'customer_id', 'string', {
    doc: 'Customer who ordered.',
    tests: ['relationships'],
  }),
  field(4, 'order_date', 'date', { required: true, doc: 'Day of the order.' }),
  field(5, 'quantity', 'int', { required: true, doc: 'Pieces.' }),
  field(6, 'unit_price', 'decimal(10, 2)', {
    doc: 'Price of one piece, before discount.',
  }),
  field(7, 'revenue', 'decimal(12, 2)', {
    doc: 'Price times pieces less discount.',
  }),
  field(8, 'ship_to', 'struct', {
    doc: 'Where the order goes.',
    classification: 'restricted',
    fields: [
      field(9, 'ship_to.name', 'string', {
        classification: 'personal',
        doc: 'Who receives it.',
      }),
      field(10, 'ship_to.city', 'string'),
      field(11, 'ship_to.codes', 'list', {
        fields: [field(12, 'ship_to.codes.element', 'string')],
      }),
    ],
  }),
];

/** Columns of every other table. */
export const plainFields: SchemaField[] = [
  field(1, 'id', 'long', { required: true, identifier: true }),
  field(2, 'name', 'string', { doc: 'What it is called.' }),
  field(3, '_load_time', 'timestamptz', { required: true }),
];
