import {
  parseContract,
  serializeContract,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import fc from 'fast-check';
import type { ImportResult } from '../types';
import { importFiles } from './importFiles';

const options = { source: 'shop', owner: 'sales-data', promise: '1d' };
const shop = [
  {
    name: 'customers.csv',
    content:
      'customer_id,name,zip\nC1,Ann,01067\nC2,Bob,20095\nC3,"Cy, Inc.",80331\n',
  },
  {
    name: 'orders.csv',
    content:
      'order_id,customer_id,placed_at,total,paid\n1,C1,2026-01-02T10:00:00Z,10.50,true\n2,C1,2026-01-03T11:30:00Z,7,false\n3,C3,2026-01-03T12:00:00Z,0.99,true\n',
  },
];

const column = (result: ImportResult, table: string, name: string) =>
  result
    .contract!.schema.find(t => t.name === table)!
    .properties.find(c => c.name === name)!;
const messages = (result: ImportResult) =>
  result.findings.map(f => f.message).join('\n');

const reasons = (result: ImportResult, table: string) =>
  result.inferences[table].map(({ reason }) => reason).join('\n');

describe('importFiles', () => {
  it('infers types, keys and references, and says why', async () => {
    const result = await importFiles(shop, options);
    expect(messages(result)).toBe('');
    expect(column(result, 'customers', 'customer_id')).toMatchObject({
      primaryKey: true,
      logicalType: 'string',
    });
    expect(column(result, 'customers', 'zip').logicalType).toBe('string');
    expect(column(result, 'orders', 'order_id')).toMatchObject({
      primaryKey: true,
      logicalType: 'integer',
    });
    expect(column(result, 'orders', 'customer_id').relationships).toEqual([
      { type: 'foreignKey', to: 'customers.customer_id' },
    ]);
    expect(column(result, 'orders', 'placed_at')).toMatchObject({
      logicalType: 'timestamp',
      physicalType: 'timestamp with time zone',
    });
    expect(column(result, 'orders', 'total').physicalType).toBe(
      'numeric(18,2)',
    );
    expect(column(result, 'orders', 'paid').logicalType).toBe('boolean');
    expect(reasons(result, 'customers')).toMatch(/zip .*begin with 0/);
    expect(reasons(result, 'orders')).toMatch(/customer_id refers to/);
  });

  it('writes a contract that is valid', async () => {
    const { contract } = await importFiles(shop, options);
    const again = parseContract(serializeContract(contract!));
    expect(again.findings.filter(f => f.severity === 'error')).toEqual([]);
    expect(again.contract).toMatchObject({ name: 'shop' });
  });

  it('does not depend on the order of the files', async () => {
    const forward = await importFiles(shop, options);
    const backward = await importFiles([...shop].reverse(), options);
    expect(backward).toEqual(forward);
  });

  it('reads a byte order mark and other delimiters', async () => {
    const result = await importFiles(
      [{ name: 'a.csv', content: '\uFEFFid;note\n1;x\n2;y\n' }],
      options,
    );
    expect(column(result, 'a', 'id').primaryKey).toBe(true);
    expect(JSON.stringify(result.contract!.customProperties)).toContain('";"');
  });

  it('takes a combination of columns when no single one identifies a row', async () => {
    const result = await importFiles(
      [
        {
          name: 'lines.csv',
          content: 'order_id,line,qty\n1,1,5\n1,2,5\n2,1,5\n2,2,5\n',
        },
      ],
      options,
    );
    const key = result
      .contract!.schema[0].properties.filter(c => c.primaryKey)
      .map(c => c.name);
    expect(key).toEqual(['order_id', 'line']);
  });

  it('lets the key of a table refer to the table that is named for it', async () => {
    const result = await importFiles(
      [
        { name: 'territories.csv', content: 'territory_id,name\n01,A\n02,B\n' },
        {
          name: 'employee_territories.csv',
          content: 'employee_id,territory_id\n1,01\n1,02\n',
        },
      ],
      options,
    );
    expect(
      column(result, 'employee_territories', 'territory_id').relationships,
    ).toEqual([{ type: 'foreignKey', to: 'territories.territory_id' }]);
    expect(
      column(result, 'territories', 'territory_id').relationships,
    ).toBeUndefined();
  });

  it.each([
    ['an empty file', '', 'a.csv is empty'],
    ['a duplicate header', 'id,name,id\n1,x,2\n', 'has id more than once'],
    ['a column without name', 'id,,b\n1,2,3\n', 'column 2 of the header'],
    ['a file without header', '1,Ann\n2,Bob\n', 'holds values (1), not names'],
    ['NUL characters', 'id,n\n1,\0\n', 'NUL'],
  ])('names %s and keeps the other files', async (_, content, message) => {
    const result = await importFiles(
      [{ name: 'a.csv', content }, ...shop],
      options,
    );
    expect(messages(result)).toContain(message);
    expect(result.contract!.schema.map(t => t.name)).toEqual([
      'customers',
      'orders',
    ]);
  });

  it('says which rows are ragged', async () => {
    const result = await importFiles(
      [{ name: 'a.csv', content: 'id,n\n1,x\n2\n3,y,z\n' }],
      options,
    );
    expect(messages(result)).toContain(
      '2 of 3 rows do not have the 2 fields of the header (row 3 has 1, row 4 has 3)',
    );
  });

  it('does not judge the cut last line of a beginning', async () => {
    const result = await importFiles(
      [{ name: 'a.csv', content: 'id,n\n1,x\n2,y\n3', truncated: true }],
      options,
    );
    expect(messages(result)).toBe('');
  });

  it('refuses when there is nothing to read', async () => {
    const result = await importFiles([], options);
    expect(result.contract).toBeUndefined();
    expect(result.findings).toEqual([
      expect.objectContaining({ severity: 'error' }),
    ]);
  });

  it('never throws, whatever the files hold', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            name: fc.string({ maxLength: 20 }),
            content: fc.oneof(
              fc.string({ unit: 'binary', maxLength: 200 }),
              fc.stringMatching(/^([a-c]{1,3}[,;\n"]){0,30}$/),
            ),
          }),
          { maxLength: 4 },
        ),
        async files => {
          const result = await importFiles(files, options);
          expect(
            result.contract ||
              result.findings.some(f => f.severity === 'error'),
          ).toBeTruthy();
        },
      ),
      { numRuns: 200 },
    );
  });

  it('takes a cell of a million digits that is no number in its stride', async () => {
    const content = `id,n\n1,${'1'.repeat(1_000_000)}x\n`;
    const result = await importFiles([{ name: 'a.csv', content }], options);
    expect(column(result, 'a', 'n').logicalType).toBe('string');
  });
});
