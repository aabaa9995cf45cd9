import {
  parseContract,
  serializeContract,
  type SourceFile,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import fc from 'fast-check';
import type { ImportResult } from '../types';
import { importFiles } from './importFiles';

const options = { source: 'shop', owner: 'sales-data', promise: '1d' };
const read = (files: SourceFile[], more = {}) =>
  importFiles(files, { ...options, ...more });
const types = ({ contract }: ImportResult, table = 0) =>
  Object.fromEntries(
    contract!.schema[table].properties.map(column => [
      column.name,
      `${column.logicalType} ${column.physicalType}`,
    ]),
  );
const messages = ({ findings }: ImportResult) =>
  findings.map(({ message }) => message).join('\n');

const ROWS = [
  '{"id": 1, "zip": "01067", "price": 1.50, "at": "2026-01-02T10:00:00Z", "ok": true, "tags": ["a"], "mixed": 1, "nothing": null}',
  '{"id": 12345678901234567890, "zip": "20095", "price": 2, "at": "2026-01-03T10:00:00Z", "ok": null, "tags": null, "mixed": "x"}',
];

describe('JSON', () => {
  it.each([
    ['lines', ROWS.join('\n')],
    ['an array', `\uFEFF [${ROWS.join(',\n')}]\n`],
  ])('takes the types that %s of objects say', async (_, content) => {
    const result = await read([{ name: 'items.json', content }]);
    expect(types(result)).toEqual({
      id: 'string text',
      zip: 'string text',
      price: 'number numeric(18,2)',
      at: 'timestamp timestamp with time zone',
      ok: 'boolean boolean',
      tags: 'object json',
      mixed: 'string text',
      nothing: 'string text',
    });
    expect(result.contract!.servers).toMatchObject([{ format: 'json' }]);
    expect(result.contract!.customProperties).toBeUndefined();
    const again = parseContract(serializeContract(result.contract!));
    expect(again.findings.filter(f => f.severity === 'error')).toEqual([]);
  });

  it('keeps digits in quotes as text, and reads exponents as floats', async () => {
    const content = '{"id":"7","n":1e3}\n{"id":"8","n":2}\n';
    expect(types(await read([{ name: 'a.ndjson', content }]))).toEqual({
      id: 'string text',
      n: 'number double precision',
    });
  });

  it.each([
    ['"text"', 'neither one JSON object per line nor an array'],
    ['{\n "id": 1\n}', 'no line that is a whole JSON object'],
    ['[]', 'no object in its array'],
    ['[1, 2]', 'no object in its array'],
    ['[{"id": 1}', 'ends inside its array'],
    [' \n', 'is empty'],
    ['{"": 1}', 'has a column without a name'],
    [
      JSON.stringify(
        Object.fromEntries(
          Array.from({ length: 5001 }, (_, i) => [`k${i}`, i]),
        ),
      ),
      'more than 5,000 columns',
    ],
  ])('says what is wrong with %.20s', async (content, message) => {
    const result = await read([{ name: 'a.json', content }]);
    expect(messages(result)).toContain(message);
    expect(result.contract).toBeUndefined();
  });

  it('counts lines that are no objects', async () => {
    const content = '{"id":1}\noops\n{"id":2}\n[3]\n';
    expect(messages(await read([{ name: 'a.jsonl', content }]))).toContain(
      'a.jsonl: 2 of 4 lines are no JSON objects (2, 4)',
    );
  });

  it('takes the whole elements of an array that was cut', async () => {
    const content = '[{"id":1},{"id":2},{"id":';
    const file = { name: 'a.json', content, truncated: true };
    const result = await read([file]);
    expect(messages(result)).toBe('');
    expect(result.inferences.a[0].reason).toContain('the 2 rows');
  });

  it('never throws, and takes every JSON value that it is given', async () => {
    const row = fc.dictionary(fc.string({ minLength: 1 }), fc.jsonValue());
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 5 }), async rows => {
        const lines = rows.map(one => JSON.stringify(one)).join('\n');
        const [a, b] = await Promise.all([
          read([{ name: 'a.json', content: lines }]),
          read([{ name: 'a.json', content: JSON.stringify(rows) }]),
        ]);
        expect(a.contract?.schema).toEqual(b.contract?.schema);
      }),
      { numRuns: 100 },
    );
    await fc.assert(
      fc.asyncProperty(fc.string(), fc.boolean(), async (text, truncated) => {
        const content = `[${text}`;
        await read([{ name: 'a.json', content, truncated }]);
      }),
    );
  });
});

describe('Parquet', () => {
  const parquet = (
    columns: Record<string, string>,
    name = 'items.parquet',
  ) => ({
    name,
    content: '',
    rows: 5,
    columns: Object.entries(columns).map(([column, type]) => ({
      name: column,
      type,
    })),
  });

  it('takes the types of the file, and warns of binary floats', async () => {
    const result = await read([
      parquet({
        Id: 'bigint',
        price: 'decimal(38,18)',
        share: 'double precision',
        at: 'timestamp with time zone',
        wall: 'timestamp',
        day: 'date',
        bytes: 'bytea',
        tags: 'json',
      }),
    ]);
    expect(types(result)).toEqual({
      id: 'integer bigint',
      price: 'number decimal(38,18)',
      share: 'number double precision',
      at: 'timestamp timestamp with time zone',
      wall: 'timestamp timestamp',
      day: 'date date',
      bytes: 'string bytea',
      tags: 'object json',
    });
    expect(messages(result)).toContain('share is a binary float');
    expect(result.contract!.servers).toMatchObject([{ format: 'parquet' }]);
  });

  it('refuses columns that are equal but for case, as Spark does', async () => {
    const result = await read([parquet({ Id: 'bigint', id: 'bigint' })]);
    expect(messages(result)).toContain(
      'has the columns Id and id, which differ only in case',
    );
  });

  it('hands on why a file could not be read', async () => {
    const problem = 'has no end, so it was cut off';
    const result = await read([{ name: 'a.parquet', content: '', problem }]);
    expect(messages(result)).toContain(`a.parquet ${problem}.`);
  });

  it('reads a thousand columns', async () => {
    const columns = Object.fromEntries(
      Array.from({ length: 1000 }, (_, i) => [`column_${i}`, 'bigint']),
    );
    const result = await read([parquet(columns)]);
    expect(result.contract!.schema[0].properties).toHaveLength(1000);
  });
});

describe('several files', () => {
  it('puts the files of a folder into one table, columns by name', async () => {
    const result = await read([
      { name: 'orders/1.csv', content: 'id,a\n1,x\n' },
      { name: 'orders/2.csv.gz', content: 'b,id\n2.5,2\n' },
    ]);
    expect(result.contract!.schema.map(({ name }) => name)).toEqual(['orders']);
    expect(types(result)).toEqual({
      id: 'integer bigint',
      a: 'string text',
      b: 'number numeric(18,1)',
    });
  });

  it('refuses several formats in one table', async () => {
    const result = await read([
      { name: 'a.csv', content: 'id\n1\n' },
      { name: 'a.json', content: '{"id":1}\n' },
      { name: 'b.csv', content: 'id\n1\n' },
    ]);
    expect(messages(result)).toContain(
      'The table a has files of several formats (CSV, JSON): a.csv, a.json. Leave those of one.',
    );
    expect(result.contract!.schema.map(({ name }) => name)).toEqual(['b']);
  });

  it('leaves the format to the names where tables differ in it', async () => {
    const { contract, findings } = await read([
      { name: 'a.csv', content: 'id\n1\n' },
      { name: 'b.json', content: '{"id":1}\n' },
    ]);
    expect(contract!.servers![0]).not.toHaveProperty('format');
    expect(findings).toContainEqual(
      expect.objectContaining({
        severity: 'error',
        message: expect.stringContaining('Make a source of each format'),
      }),
    );
  });

  it('names columns of CSV that are equal but for case', async () => {
    const result = await read([{ name: 'a.csv', content: 'Id,id\n1,2\n' }]);
    expect(Object.keys(types(result))).toHaveLength(2);
    expect(messages(result)).toMatch(/"Id" becomes/);
  });
});

describe('readings', () => {
  const file = {
    name: 'a.csv',
    content: 'id,day\n1,01/02/2024\n2,03/04/2024\n',
  };

  it('asks, and keeps text until somebody has answered', async () => {
    const result = await read([file]);
    expect(types(result).day).toBe('string text');
    expect(result.questions).toEqual({
      a: [
        {
          column: 'day',
          example: '01/02/2024',
          choices: ['day-first', 'month-first', 'text'],
        },
      ],
    });
  });

  it('writes the answer into the contract as ingestion casts it', async () => {
    const readings = [{ column: 'day', as: 'day-first' as const }];
    const result = await read([file], { tables: [{ name: 'a', readings }] });
    expect(result.contract!.schema[0].properties[1]).toMatchObject({
      logicalType: 'date',
      logicalTypeOptions: { format: 'dd/MM/yyyy' },
    });
    expect(result.questions!.a[0].answer).toBe('day-first');
    const { findings } = parseContract(serializeContract(result.contract!));
    expect(findings.filter(f => f.severity === 'error')).toEqual([]);
  });

  it('takes a number format that the contract may have', async () => {
    const content = 'id,price\n1,"1,5"\n2,"2,75"\n';
    const { contract } = await read([{ name: 'a.csv', content }]);
    const again = parseContract(serializeContract(contract!));
    expect(again.findings.filter(f => f.severity === 'error')).toEqual([]);
    expect(contract!.schema[0].properties[1].customProperties).toEqual([
      {
        property: 'lakehouse.numberFormat',
        value: { decimalChar: ',', groupChar: '.' },
      },
    ]);
  });

  it('does not use an answer that is no choice', async () => {
    const readings = [{ column: 'day', as: 'thousands' as const }];
    const result = await read([file], { tables: [{ name: 'a', readings }] });
    expect(result.questions!.a[0].answer).toBeUndefined();
  });
});
