import { stringify } from 'yaml';
import { parseContract } from '../parse';

type Settings = Record<string, unknown>;

const customProperties = (settings: Settings) =>
  Object.entries(settings).map(([name, value]) => ({
    property: `lakehouse.${name}`,
    value,
  }));

/** Findings of a contract with one table, whose parts can be given. */
function findings(given: {
  contract?: Settings;
  table?: Settings;
  server?: Record<string, unknown>;
  quality?: unknown[];
  columnQuality?: unknown[];
  options?: Settings;
}) {
  const column = (name: string, logicalType: string, more = {}) => ({
    name,
    logicalType,
    ...more,
  });
  const document = {
    apiVersion: 'v3.1.0',
    kind: 'DataContract',
    id: 'shop',
    name: 'shop',
    version: '1.0.0',
    status: 'active',
    team: { name: 'sales' },
    servers: given.server && [{ server: 'one', ...given.server }],
    customProperties: customProperties(given.contract ?? {}),
    schema: [
      {
        name: 'orders',
        quality: given.quality,
        customProperties: customProperties(given.table ?? {}),
        properties: [
          column('order_id', 'integer', { primaryKey: true }),
          column('state', 'string', {
            quality: given.columnQuality,
            logicalTypeOptions: given.options,
          }),
          column('changed_at', 'timestamp'),
          column('op', 'string'),
          column('lsn', 'integer'),
          column('extra', 'object'),
        ],
      },
    ],
  };
  return parseContract(stringify(document)).findings.map(
    ({ severity, path, line, message, fix }) => {
      expect(line).toBeGreaterThan(0);
      return `${severity} ${path}: ${message}; ${fix}`;
    },
  );
}

it('takes every setting as it is documented', () => {
  const all = [
    { loadMode: 'full', allowEmpty: true, keepCurrent: true },
    { loadMode: 'incremental', cursor: 'changed_at', overlap: 'PT1H' },
    { loadMode: 'incremental', cursor: 'lsn', overlap: 1000 },
    { loadMode: 'append', cursor: 'lsn', minimumFileAge: 'PT5M' },
    { loadMode: 'cdc', operationColumn: 'op', sequenceColumn: 'lsn' },
    {
      loadMode: 'cdc',
      operationColumn: 'op',
      sequenceColumn: 'lsn',
      operations: { insert: ['I', 'c'], update: ['U'], delete: ['D'] },
    },
    { readPartitions: 8, references: 'reject', pit: false, bridge: true },
    { largeSatellite: true },
    { schemaPolicy: 'block', rejectLimit: { rows: 10, share: 0.05 } },
  ];
  for (const table of all) expect(findings({ table })).toEqual([]);
  expect(
    findings({
      contract: { schemaPolicy: 'ignore', rejectLimit: { rows: 0 } },
    }),
  ).toEqual([]);
});

describe('a setting at a table', () => {
  it.each<[Settings, string]>([
    [
      { loadMode: 'incremental' },
      'error $.schema[0].customProperties[0].value: the load mode incremental of orders needs lakehouse.cursor; add lakehouse.cursor: a column that grows with every change',
    ],
    [
      { loadMode: 'incremental', cursor: 'extra' },
      'error $.schema[0].customProperties[1].value: the cursor extra of orders is of the type object, which has no order to follow; name a column of the type date, timestamp, integer, number',
    ],
    [
      { loadMode: 'incremental', cursor: 'lsn', overlap: 'PT1H' },
      'error $.schema[0].customProperties[2].value: the overlap PT1H does not fit the cursor lsn, which is of the type integer; write a positive number',
    ],
    [
      { loadMode: 'incremental', cursor: 'changed_at', overlap: 60 },
      'error $.schema[0].customProperties[2].value: the overlap 60 does not fit the cursor changed_at, which is of the type timestamp; write a duration such as PT1H, and name a cursor of the type date or timestamp',
    ],
    [
      { loadMode: 'incremental', cursor: 'changed_at', overlap: '1 hour' },
      'error $.schema[0].customProperties[2].value: lakehouse.overlap is "1 hour"; write a duration such as PT1H or P1D, or a positive number for a numeric cursor',
    ],
    [
      { loadMode: 'cdc', operationColumn: 'op' },
      'error $.schema[0].customProperties[0].value: the load mode cdc of orders needs lakehouse.sequenceColumn; add lakehouse.sequenceColumn: the column that puts the changes of a row in order',
    ],
    [
      { loadMode: 'cdc', operationColumn: 'op', sequenceColumn: 'changed' },
      'error $.schema[0].customProperties[2].value: there is no column changed in orders; did you mean changed_at?',
    ],
    [
      { operationColumn: 'op' },
      'warning $.schema[0].customProperties[0].value: lakehouse.operationColumn has no effect: the load mode is full; remove it, or set lakehouse.loadMode: cdc',
    ],
    [
      {
        loadMode: 'cdc',
        operationColumn: 'op',
        sequenceColumn: 'lsn',
        operations: { insert: ['I'], delete: ['D', 'I'] },
      },
      'error $.schema[0].customProperties[3].value: the operation "I" has two meanings; name every code once',
    ],
    [
      { rejectLimit: { row: 10 } },
      'error $.schema[0].customProperties[0].value: lakehouse.rejectLimit is {"row":10}; write rows (a whole number) and share (a part of 1), for example { rows: 10, share: 0.05 }',
    ],
    [
      { rejectLimit: { rows: 10, share: 5 } },
      'error $.schema[0].customProperties[0].value: lakehouse.rejectLimit is {"rows":10,"share":5}; write rows (a whole number) and share (a part of 1), for example { rows: 10, share: 0.05 }',
    ],
    [
      { schemaPolicy: 'evolv' },
      'error $.schema[0].customProperties[0].value: lakehouse.schemaPolicy is "evolv"; write one of evolve, ignore, block',
    ],
    [
      { references: true },
      'error $.schema[0].customProperties[0].value: lakehouse.references is true; write one of report, reject',
    ],
    [
      { minimumFileAge: 300 },
      'error $.schema[0].customProperties[0].value: lakehouse.minimumFileAge is 300; write a duration such as PT5M',
    ],
    [
      { readPartitions: 0 },
      'error $.schema[0].customProperties[0].value: lakehouse.readPartitions is 0; write the number of ranges that are read at once, 1 to 1000',
    ],
  ])('%j', (table, expected) => {
    expect(findings({ table })).toEqual([expected]);
  });
});

it('means nothing at another place, and counts once', () => {
  expect(findings({ table: { userEnv: 'SHOP_USER' } })).toEqual([
    expect.stringMatching(/property: lakehouse.userEnv means nothing here;/),
  ]);
  expect(findings({ contract: { loadMode: 'full' } })).toEqual([
    expect.stringMatching(/property: lakehouse.loadMode means nothing here;/),
  ]);
});

describe('where a secret is', () => {
  const postgres = {
    type: 'postgresql',
    host: 'db',
    port: 5432,
    database: 'shop',
    schema: 'public',
  };
  const secretArn =
    'arn:aws:secretsmanager:eu-central-1:123456789012:secret:shop/reader-AbC123';

  it('is named, and a secret that was written there is never shown', () => {
    const named = customProperties({
      secretArn,
      userEnv: 'SHOP_USER',
      statementTimeout: 'PT30M',
      tls: 'require',
    });
    expect(
      findings({ server: { ...postgres, customProperties: named } }),
    ).toEqual([]);
    for (const name of ['secretArn', 'passwordEnv']) {
      const leaked = customProperties({ [name]: 'tell no one!' });
      const [found, ...rest] = findings({
        server: { ...postgres, customProperties: leaked },
      });
      expect(rest).toEqual([]);
      expect(found).toContain('never the secret itself');
      expect(found).not.toContain('tell');
    }
  });
});

it('reads csv, json and parquet from folders and buckets, and MySQL', () => {
  const files = { type: 's3', location: 's3://bucket/shop' };
  expect(findings({ server: { ...files, format: 'parquet' } })).toEqual([]);
  expect(
    findings({ server: { type: 'local', path: 'data', format: 'json' } }),
  ).toEqual([]);
  expect(
    findings({
      server: { type: 'mysql', host: 'db', port: 3306, database: 'shop' },
    }),
  ).toEqual([]);
  expect(findings({ server: { ...files, format: 'xlsx' } })).toEqual([
    'error $.servers[0].format: files of the format xlsx cannot be loaded; write csv, json, parquet',
  ]);
});

describe('a quality rule of the library', () => {
  it('may be each of the metrics that are enforced at load', () => {
    expect(
      findings({
        quality: [
          { metric: 'rowCount', mustBeGreaterThan: 0 },
          {
            metric: 'duplicateValues',
            arguments: { properties: ['state', 'op'] },
            mustBe: 0,
          },
        ],
        columnQuality: [
          { metric: 'nullValues', mustBeLessThan: 5, unit: 'percent' },
          {
            metric: 'missingValues',
            arguments: { missingValues: ['', 'n/a', null] },
            mustBe: 0,
          },
          {
            metric: 'invalidValues',
            arguments: { pattern: '[a-z]+' },
            mustBe: 0,
          },
          { metric: 'duplicateValues', mustBeBetween: [0, 3] },
        ],
      }),
    ).toEqual([]);
  });

  it.each<[Record<string, unknown>, string]>([
    [{ metric: 'rowCount', mustBe: 1 }, 'metric: rowCount stands at a column'],
    [{ metric: 'nullValues', mustBe: '0' }, 'mustBe is "0"; write a number'],
    [
      { metric: 'nullValues', mustBeBetween: [3, 1] },
      'begins above its end; write [least, greatest]',
    ],
    [
      { metric: 'nullValues', unit: 'ratio', mustBe: 0 },
      'the unit of nullValues is "ratio"; write rows or percent',
    ],
    [
      { metric: 'invalidValues', mustBe: 0 },
      'does not say which values; add arguments with validValues or pattern',
    ],
    [
      { metric: 'invalidValues', mustBe: 0, arguments: { validValues: 'a' } },
      'validValues is no list of values',
    ],
    [
      { metric: 'invalidValues', mustBe: 0, arguments: { values: ['a'] } },
      'values is no argument of invalidValues; write validValues or pattern',
    ],
  ])('%j', (rule, expected) => {
    expect(findings({ columnQuality: [rule] })).toContainEqual(
      expect.stringContaining(expected),
    );
  });

  it('at a table names columns that it has', () => {
    expect(
      findings({
        quality: [
          {
            metric: 'duplicateValues',
            arguments: { properties: ['stat'] },
            mustBe: 0,
          },
        ],
      }),
    ).toEqual([expect.stringContaining('did you mean state?')]);
  });

  it('warns of a pattern that it cannot read', () => {
    const rule = { metric: 'invalidValues', mustBe: 0 };
    const pattern = { ...rule, arguments: { pattern: '(a' } };
    expect(findings({ columnQuality: [pattern] })).toEqual([
      expect.stringMatching(/^warning .*may not be a regular expression/),
    ]);
  });
});

it('finds limits that no value can keep', () => {
  expect(findings({ options: { minLength: 5, maxLength: 3 } })).toEqual([
    'error $.schema[0].properties[1].logicalTypeOptions.minLength: no value of state can be right: minLength is above maxLength; write a minLength of at most 3',
  ]);
});
