import { parseContract } from './parse';

const GOOD = `apiVersion: v3.1.0
kind: DataContract
id: northwind
name: northwind
version: 1.0.0
status: active
team:
  name: sales-data
slaProperties:
  - { property: latency, value: 6, unit: h }
schema:
  - name: customers
    properties:
      - name: customer_id
        logicalType: string
        primaryKey: true
        primaryKeyPosition: 1
      - name: company
        logicalType: string
  - name: orders
    properties:
      - name: order_id
        logicalType: integer
        primaryKey: true
        primaryKeyPosition: 1
      - name: customer_id
        logicalType: string
        relationships:
          - { type: foreignKey, to: customers.customer_id }
      - name: order_date
        logicalType: date
    customProperties:
      - { property: lakehouse.loadMode, value: incremental }
      - { property: lakehouse.cursor, value: order_date }
`;

/** Findings of the good contract with one change, without their positions. */
function findings(from: string | RegExp, to: string) {
  const text = GOOD.replace(from, to);
  expect(text).not.toBe(GOOD);
  return parseContract(text).findings;
}

it('reads a contract without findings', () => {
  const { contract, findings: none } = parseContract(GOOD);
  expect(none).toEqual([]);
  expect(contract?.schema.map(t => t.name)).toEqual(['customers', 'orders']);
});

describe('names the place of a slip and what to write instead', () => {
  it('for a field name', () => {
    expect(findings('logicalType: integer', 'logicalTyp: integer')).toEqual([
      {
        severity: 'error',
        path: '$.schema[1].properties[0].logicalTyp',
        line: 23,
        column: 9,
        message: 'logicalTyp is not a field of ODCS v3.1.0 here',
        fix: 'did you mean logicalType?',
      },
    ]);
  });

  it.each([
    [
      'status: active\n',
      '',
      '$.status',
      'status is missing',
      'add status (string)',
    ],
    [
      'status: active',
      'statos: active',
      '$.statos',
      'statos is not a field',
      'did you mean status?',
    ],
    [
      'version: 1.0.0',
      'version: 1.0',
      '$.version',
      'version is a number',
      'put it in quotes: version: "1"',
    ],
    [
      'apiVersion: v3.1.0',
      'apiVersion: v3.1',
      '$.apiVersion',
      'not allowed',
      'did you mean v3.1.0?',
    ],
    [
      'kind: DataContract\n',
      '',
      '$.kind',
      'kind is missing',
      'add kind: DataContract',
    ],
    [
      'logicalType: integer',
      'logicalType: int',
      '$.schema[1].properties[0].logicalType',
      'not allowed',
      'write one of',
    ],
    [
      'logicalType: date',
      'logicalType:',
      '$.schema[1].properties[2].logicalType',
      'has no value',
      'remove the key',
    ],
    [
      'to: customers.customer_id',
      'to: customer.customer_id',
      '$.schema[1].properties[1].relationships[0].to',
      'no table customer in',
      'did you mean customers?',
    ],
    [
      'to: customers.customer_id',
      'to: customers.custmer_id',
      '$.schema[1].properties[1].relationships[0].to',
      'no column custmer_id in customers',
      'did you mean customer_id?',
    ],
    [
      'to: customers.customer_id',
      'to: customers',
      '$.schema[1].properties[1].relationships[0].to',
      'expected table.column',
      'change to',
    ],
    [
      'primaryKeyPosition: 1\n      - name: company',
      'primaryKeyPosition: 2\n      - name: company',
      '$.schema[0].properties[0].primaryKeyPosition',
      'the positions in the primary key of customers are 2',
      'number its columns customer_id 1',
    ],
    [
      'name: company',
      'name: Customer-ID',
      '$.schema[0].properties[1].name',
      'both become customer_id',
      'another name',
    ],
    [
      'name: company',
      'name: Company',
      '$.schema[0].properties[1].name',
      'lower-case',
      'write company and keep the original as physicalName',
    ],
    [
      'name: company',
      'name: _op',
      '$.schema[0].properties[1].name',
      'a column that the platform adds',
      'write op and',
    ],
    [
      'name: northwind',
      'name: ../northwind',
      '$.name',
      'not made of',
      'write northwind',
    ],
    [
      'value: order_date',
      'value: orderdate',
      '$.schema[1].customProperties[1].value',
      'no column orderdate in orders',
      'did you mean order_date?',
    ],
    [
      'value: incremental',
      'value: delta',
      '$.schema[1].customProperties[0].value',
      'lakehouse.loadMode is "delta"',
      'write one of full, incremental, append, cdc',
    ],
    [
      'lakehouse.cursor',
      'lakehouse.cusror',
      '$.schema[1].customProperties[1].property',
      'means nothing here',
      'did you mean lakehouse.cursor?',
    ],
    [
      'value: 6, unit: h',
      'value: soon',
      '$.slaProperties[0].value',
      'is not a duration',
      'value: 6 and unit: h',
    ],
    [
      'value: 6, unit: h',
      'value: null, unit: h',
      '$.slaProperties[0].value',
      'is not a duration',
      'value: 6 and unit: h',
    ],
    [
      'unit: h',
      'unit: h, element: order',
      '$.slaProperties[0].element',
      'no table order',
      'write a table',
    ],
    [
      'name: sales-data',
      'name: "a b:c/d/e"',
      '$.team.name',
      'not the name of a group',
      'sales-data',
    ],
  ])('%j -> %j', (from, to, path, message, fix) => {
    const all = findings(from, to);
    const found = all.find(f => f.path === path);
    expect(found).toMatchObject({
      severity: 'error',
      message: expect.stringContaining(message),
      fix: expect.stringContaining(fix),
      line: expect.any(Number),
    });
  });
});

it('reports several slips at once, in the order of the text', () => {
  const { contract, findings: all } = parseContract(
    GOOD.replace('status:', 'statos:').replace('customers.customer_id', 'c.d'),
  );
  expect(contract).toBeUndefined();
  expect(all.map(f => f.path)).toEqual(
    ['$.status', '$.statos'].concat(all.map(f => f.path).slice(2)),
  );
});

it('accepts the old form of team with a warning', () => {
  const { contract, findings: all } = parseContract(
    GOOD.replace('team:\n  name: sales-data', 'team:\n  - username: ann'),
  );
  expect(contract?.team?.members).toEqual([{ username: 'ann' }]);
  expect(all.map(f => f.severity)).toEqual(['warning', 'warning']);
});

it('checks the options of a logical type, nested ones too', () => {
  const text = GOOD.replace(
    '      - name: company\n        logicalType: string',
    `      - name: company
        logicalType: array
        logicalTypeOptions: { maxItem: 3, minItems: few }
        items: { logicalType: string, properties: [], logicalTypeOptions: { maxLength: 3 } }
      - name: size
        logicalTypeOptions: { maximum: 3 }
      - name: extra
        logicalType: object
        properties: [{ name: n, logicalType: integer, items: {}, logicalTypeOptions: { format: i33 } }]`,
  );
  expect(parseContract(text).findings.map(f => [f.line, f.fix])).toEqual([
    [20, 'did you mean maxItems?'],
    [20, 'write a whole number'],
    [21, 'write logicalType: object, or remove properties'],
    [23, 'add logicalType'],
    [26, 'write logicalType: array, or remove items'],
    [26, 'write i8 to i128 or u8 to u128'],
  ]);
});

it('never asks for a secret: only for the name of the variable that holds it', () => {
  const text = `${GOOD}servers:
  - server: db
    type: postgresql
    host: db
    port: 5432
    database: shop
    schema: public
    customProperties:
      - { property: lakehouse.userEnv, value: SHOP_USER }
      - { property: lakehouse.passwordEnv, value: "s3cret!" }
`;
  expect(parseContract(text).findings.map(f => f.fix)).toEqual([
    'write the name of an environment variable, never the secret itself',
  ]);
});

it('checks servers and quality rules by their type', () => {
  const text = `${GOOD}servers:
  - { server: files, type: local, path: data, delimiter: ';' }
  - { server: db, type: postgresql, host: db, port: 5432, database: shop }
`;
  expect(parseContract(text).findings.map(f => f.message)).toEqual([
    'the local server files has no format',
    'delimiter is no field of a local server',
    'the postgresql server db has no schema',
  ]);
  const quality = GOOD.replace(
    '      - name: company',
    '      - quality: [{ type: library, mustBe: 0 }, { metric: nullValues }]\n        name: company',
  );
  expect(parseContract(quality).findings.map(f => f.fix)).toEqual([
    'add metric',
    'write exactly one, for example mustBe: 0',
  ]);
});

it.each([
  ['', 'document has no value'],
  ['a: [', 'this is not YAML'],
  ['a: 1\na: 2', 'this is not YAML'],
  ['- 1', 'document is a list'],
  ['a: &a [x]\nb: *c', 'cannot be read'],
])('answers %j with a finding', (text, message) => {
  const { contract, findings: all } = parseContract(text);
  expect(contract).toBeUndefined();
  expect(all[0].line).toBeGreaterThan(0);
  expect(all[0].message).toContain(message);
});

it('survives an alias bomb', () => {
  let bomb = 'a0: &a0 [x,x,x,x,x,x,x,x,x]\n';
  for (let i = 1; i < 12; i++) {
    const ref = Array(9)
      .fill(`*a${i - 1}`)
      .join(',');
    bomb += `a${i}: &a${i} [${ref}]\n`;
  }
  expect(parseContract(bomb).findings[0].message).toContain('cannot be read');
});
