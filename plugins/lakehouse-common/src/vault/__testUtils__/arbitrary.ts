import fc from 'fast-check';
import { zoo } from '../testing';

/** Columns that every random table may have, so that references often hit. */
export const COLUMNS = ['a', 'b', 'c', 'd'];
export const TABLES = [
  'items',
  'item',
  'orders',
  'order_items',
  `long_${'x'.repeat(58)}`,
  'orders_items',
];
const SETTINGS = [
  'set kind "reference"',
  'set kind "event"',
  'set kind "hub"',
  'set kind "link"',
  'set kind "satellite"',
  'set multiActiveKey ["b"]',
  'set links "unit_of_work"',
  'set businessKey ["c"]',
  'set businessConcept "thing"',
  'set pit false',
];

/** What stands behind a column's name in a line of `zoo`. */
export const column = fc
  .record({
    flags: fc.subarray([
      'pk',
      'not null',
      'unique',
      'bytea',
      'integer',
      '#pii',
      '@lob',
    ]),
    to: fc.option(
      fc.tuple(
        fc.constantFrom(...TABLES, 'nowhere'),
        fc.constantFrom(...COLUMNS),
      ),
      { freq: 2 },
    ),
  })
  .map(
    ({ flags, to }) => `${flags.join(' ')}${to ? ` -> ${to.join('.')}` : ''}`,
  );

/** A line of `zoo` with a foreign key of two columns. */
export const composite = fc
  .tuple(
    fc.shuffledSubarray(COLUMNS, { minLength: 2, maxLength: 2 }),
    fc.constantFrom(...TABLES),
    fc.shuffledSubarray(COLUMNS, { minLength: 2, maxLength: 2 }),
  )
  .map(([from, table, to]) => `fk ${from} -> ${table}.${to}`);

export const table = fc
  .tuple(
    fc.tuple(column, column, column, column),
    fc.array(composite, { maxLength: 2 }),
    fc.subarray(SETTINGS, { maxLength: 1 }),
  )
  .map(([columns, fks, settings]) => [
    ...columns.map((text, i) => `${COLUMNS[i]} ${text}`),
    ...fks,
    ...settings,
  ]);

export const contract = fc
  .tuple(
    fc.constantFrom('shop', 'crm', 'erp'),
    fc.array(fc.tuple(fc.constantFrom(...TABLES), table), {
      minLength: 1,
      maxLength: 6,
    }),
  )
  .map(([name, tables]) => zoo(name, Object.fromEntries(tables)));

export const contracts = fc.uniqueArray(contract, {
  selector: c => c.name,
  minLength: 1,
  maxLength: 3,
});
