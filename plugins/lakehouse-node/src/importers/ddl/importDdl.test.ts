import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  deriveVault,
  parseContract,
  serializeContract,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import fc from 'fast-check';
import type { ImportResult } from '../types';
import { importDdl } from './importDdl';

const options = { source: 'shop', owner: 'sales-data', promise: '6h' };
const read = (text: string) => importDdl(text, options);
const messages = (result: ImportResult) =>
  result.findings.map(f => f.message).join('\n');
const table = (result: ImportResult, name: string) =>
  result.contract!.schema.find(t => t.name === name)!;
const column = (result: ImportResult, name: string, of: string) =>
  table(result, of).properties.find(c => c.name === name)!;

const SHOP = `
CREATE TYPE order_state AS ENUM ('open', 'paid');
CREATE DOMAIN money_amount AS numeric(12,2) NOT NULL;
CREATE TABLE customers (
  customer_id varchar(5) PRIMARY KEY,
  "Company Name" text NOT NULL,
  kind text CHECK (kind IN ('retail', 'trade')),
  referred_by varchar(5) REFERENCES customers
);
CREATE TABLE orders (
  order_id serial PRIMARY KEY,
  customer_id varchar(5) NOT NULL REFERENCES customers (customer_id),
  state order_state,
  total money_amount,
  ratio real,
  updated_at timestamptz,
  tags text[],
  doc jsonb
);
CREATE TABLE lines (
  order_id int,
  line_no int,
  PRIMARY KEY (order_id, line_no)
);
CREATE TABLE parcels (
  parcel_id bigint PRIMARY KEY,
  order_id int,
  line_no int,
  FOREIGN KEY (order_id, line_no) REFERENCES lines (order_id, line_no)
);
COMMENT ON TABLE orders IS 'What customers buy';
COMMENT ON COLUMN orders.total IS 'With tax';
`;

describe('importDdl', () => {
  it('reads keys, references, types, comments and accepted values', async () => {
    const result = await read(SHOP);
    expect(column(result, 'company_name', 'customers')).toMatchObject({
      physicalName: 'Company Name',
      required: true,
    });
    expect(column(result, 'referred_by', 'customers').relationships).toEqual([
      { type: 'foreignKey', to: 'customers.customer_id' },
    ]);
    expect(
      JSON.stringify(column(result, 'kind', 'customers').quality),
    ).toContain('["retail","trade"]');
    expect(column(result, 'order_id', 'orders')).toMatchObject({
      logicalType: 'integer',
      primaryKey: true,
      primaryKeyPosition: 1,
    });
    expect(column(result, 'total', 'orders')).toMatchObject({
      physicalType: 'numeric(12,2)',
      required: true,
      description: 'With tax',
    });
    expect(column(result, 'state', 'orders')).toMatchObject({
      logicalType: 'string',
      physicalType: 'order_state',
    });
    expect(table(result, 'orders').description).toBe('What customers buy');
    expect(table(result, 'parcels').relationships).toEqual([
      {
        type: 'foreignKey',
        from: ['parcels.order_id', 'parcels.line_no'],
        to: ['lines.order_id', 'lines.line_no'],
      },
    ]);
    expect(messages(result)).toMatch(/orders.ratio is a binary float/);
    expect(result.inferences.orders).toContainEqual(
      expect.objectContaining({ about: 'cursor', value: 'updated_at' }),
    );
  });

  it('writes a contract that is valid', async () => {
    const { contract } = await read(SHOP);
    const again = parseContract(serializeContract(contract!));
    expect(again.findings.filter(f => f.severity === 'error')).toEqual([]);
  });

  it('reads what pg_dump writes', async () => {
    const result = await read(`
SET statement_timeout = 0;
SELECT pg_catalog.set_config('search_path', '', false);
\\connect shop
CREATE TABLE public.orders (
    id integer NOT NULL,
    state text,
    CONSTRAINT state_check CHECK ((state = ANY (ARRAY['a'::text, 'b'::text])))
);
ALTER TABLE public.orders OWNER TO shop;
CREATE SEQUENCE public.orders_id_seq;
ALTER TABLE ONLY public.orders ALTER COLUMN id SET DEFAULT nextval('public.orders_id_seq'::regclass);
COPY public.orders (id, state) FROM stdin;
1\ta;b
2\t'
\\.
ALTER TABLE ONLY public.orders
    ADD CONSTRAINT orders_pkey PRIMARY KEY (id);
CREATE FUNCTION f() RETURNS int AS $$ begin; return 1; end $$ LANGUAGE plpgsql;
`);
    expect(messages(result)).toBe('');
    expect(column(result, 'id', 'orders').primaryKey).toBe(true);
    expect(JSON.stringify(column(result, 'state', 'orders').quality)).toContain(
      '["a","b"]',
    );
  });

  it('names a statement that it does not understand with its line and goes on', async () => {
    const result = await read(
      'CREATE TABLE a (id int PRIMARY KEY);\n\n-- MySQL\nCREATE TABEL b (id int);\nCREATE TABLE c (id int PRIMARY KEY);',
    );
    expect(messages(result)).toMatch(/^Line 4: .*syntax error.*CREATE TABEL b/);
    expect(result.contract!.schema.map(t => t.name)).toEqual(['a', 'c']);
  });

  it('goes on after a text that is not closed', async () => {
    const result = await read(
      "CREATE TABLE a (id int PRIMARY KEY);\nCREATE TABLE b (x text DEFAULT 'oops);",
    );
    expect(result.contract!.schema.map(t => t.name)).toEqual(['a']);
    expect(messages(result)).toMatch(/Line 2/);
  });

  it('counts lines right after letters of several bytes', async () => {
    const result = await read(
      "CREATE TABLE a (id int PRIMARY KEY, n text DEFAULT 'ä;🙂');\nnonsense;\nCREATE TABLE b (id int PRIMARY KEY);",
    );
    expect(messages(result)).toMatch(/^Line 2: /);
    expect(result.contract!.schema).toHaveLength(2);
  });

  it.each(['', 'SELECT 1;', '-- nothing here', 'CREATE VIEW v AS SELECT 1;'])(
    'refuses %j, which has no table',
    async text => {
      const result = await read(text);
      expect(result.contract).toBeUndefined();
      expect(messages(result)).toMatch(/no CREATE TABLE/);
    },
  );

  it('reads partitions through their table', async () => {
    const result = await read(`
CREATE TABLE events (id int, day date, PRIMARY KEY (id, day)) PARTITION BY RANGE (day);
CREATE TABLE events_2026 PARTITION OF events FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');`);
    expect(result.contract!.schema.map(t => t.name)).toEqual(['events']);
    expect(messages(result)).toContain('events_2026');
  });

  it('says by what a table is partitioned, so that its key can be looked at', async () => {
    const result = await read(`
CREATE TABLE events (id bigint, day date, page text, PRIMARY KEY (id, day)) PARTITION BY RANGE (day, (lower(page)));
CREATE TABLE events_1 (LIKE events);
ALTER TABLE events ATTACH PARTITION events_1 FOR VALUES FROM ('2026-01-01', '') TO ('2027-01-01', '');
ALTER TABLE events RENAME COLUMN day TO at;`);
    expect(result.contract!.schema.map(t => t.name)).toEqual(['events']);
    expect(column(result, 'at', 'events')).toMatchObject({
      partitioned: true,
      partitionKeyPosition: 1,
      primaryKey: true,
    });
    const { report } = deriveVault([result.contract!]);
    expect(report.map(d => d.reason).join()).toContain(
      'of which at may only be part because the table is partitioned by it',
    );
  });

  it('reads enumerations, domains and generated columns, and they are modelled as what they hold', async () => {
    const result = await read(`
CREATE TYPE mood AS ENUM ('glad', 'sad');
CREATE DOMAIN shop.code AS varchar(8) CHECK (VALUE IN ('A', 'B'));
CREATE DOMAIN price AS numeric(8,2) NOT NULL;
CREATE TABLE items (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  feels mood NOT NULL DEFAULT 'glad',
  moods mood[],
  kind shop.code,
  net price,
  gross numeric(9,2) GENERATED ALWAYS AS (net * 1.19) STORED,
  label text GENERATED ALWAYS AS ('item ' || id) STORED UNIQUE NOT NULL
);`);
    expect(messages(result)).toBe('');
    expect(column(result, 'gross', 'items')).toMatchObject({
      physicalType: 'numeric(9,2)',
      transformDescription: expect.stringContaining('from other columns'),
    });
    expect(column(result, 'id', 'items').transformDescription).toBeUndefined();
    expect(column(result, 'moods', 'items')).toMatchObject({
      logicalType: 'array',
      physicalType: 'mood[]',
    });
    const values = ['feels', 'kind'].map(name =>
      JSON.stringify(column(result, name, 'items').quality),
    );
    expect(values[0]).toContain('["glad","sad"]');
    expect(values[1]).toContain('["A","B"]');
    const [{ columns }] = deriveVault([result.contract!]).satellites;
    expect(columns.map(c => `${c.name} ${c.hashType}`)).toEqual([
      'id integer',
      'feels string',
      'kind string',
      'net decimal(2)',
      'gross decimal(2)',
    ]);
  });

  it('keeps cyclic references', async () => {
    const result = await read(`
CREATE TABLE a (id int PRIMARY KEY, b_id int);
CREATE TABLE b (id int PRIMARY KEY, a_id int REFERENCES a);
ALTER TABLE a ADD FOREIGN KEY (b_id) REFERENCES b (id);`);
    expect(column(result, 'b_id', 'a').relationships).toHaveLength(1);
    expect(column(result, 'a_id', 'b').relationships).toHaveLength(1);
  });

  it('leaves out a reference to a table that is not there, and says so', async () => {
    const result = await read(
      'CREATE TABLE a (id int PRIMARY KEY, b_id int REFERENCES b (id));',
    );
    expect(messages(result)).toMatch(/a \(b_id\) refers to b \(id\)/);
    expect(column(result, 'b_id', 'a').relationships).toBeUndefined();
  });

  it('makes names of any kind usable, and keeps the originals', async () => {
    const long = 'x'.repeat(63);
    const result = await read(
      `CREATE TABLE "../Orders" ("select" int PRIMARY KEY, "Größe" int, "GRÖSSE" int, "${long}" int);`,
    );
    const [orders] = result.contract!.schema;
    expect(orders).toMatchObject({ name: 'orders', physicalName: '../Orders' });
    const names = orders.properties.map(c => c.name);
    expect(new Set(names).size).toBe(4);
    names.forEach(name => expect(name).toMatch(/^[a-z][a-z0-9_]{0,62}$/));
  });

  it('imports one schema and names what it leaves out', async () => {
    const result = await read(
      'CREATE TABLE s.a (id int PRIMARY KEY); CREATE TABLE s.b (id int PRIMARY KEY); CREATE TABLE t.c (id int PRIMARY KEY);',
    );
    expect(result.contract!.servers![0].schema).toBe('s');
    expect(messages(result)).toContain('left out are t.c');
  });

  it('asks for the key of a table that has none', async () => {
    const result = await read(
      'CREATE TABLE a (code text NOT NULL UNIQUE, n int);',
    );
    expect(messages(result)).toContain('code is unique and never empty');
  });

  it('reads Northwind: 14 tables, 13 references', async () => {
    const sql = readFileSync(
      path.resolve(
        __dirname,
        '../../../../../examples/northwind/northwind.sql',
      ),
      'utf8',
    );
    const result = await importDdl(sql, { source: 'northwind' });
    expect(result.findings.filter(f => f.severity === 'error')).toEqual([]);
    const { schema } = result.contract!;
    expect(schema).toHaveLength(14);
    expect(
      schema.flatMap(t => t.properties).flatMap(c => c.relationships ?? []),
    ).toHaveLength(13);
  });

  it('leaves out a key whose column is not there, and says so', async () => {
    const { contract, findings } = await read(
      'CREATE TABLE a (x int, y int, PRIMARY KEY (x, z));\nCREATE TABLE b (k int PRIMARY KEY, v int);\nALTER TABLE b DROP COLUMN k;',
    );
    const keys = contract?.schema
      .flatMap(t => t.properties)
      .filter(c => c.primaryKey);
    expect(keys).toEqual([]);
    expect(findings.map(f => f.message)).toContain(
      'The primary key of a names z, which is no column of it, so the key is left out.',
    );
  });

  it('lets keys follow a renamed column and table', async () => {
    const { contract } = await read(
      'CREATE TABLE old (x int PRIMARY KEY); CREATE TABLE b (id int PRIMARY KEY, x int REFERENCES old (x)); ALTER TABLE old RENAME COLUMN x TO a_id; ALTER TABLE old RENAME TO a;',
    );
    const [a, b] = contract!.schema;
    expect(a.properties[0]).toMatchObject({ name: 'a_id', primaryKey: true });
    expect(b.properties[1].relationships).toEqual([
      { type: 'foreignKey', to: 'a.a_id' },
    ]);
  });

  it('never throws, whatever the text', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 200 }),
          fc
            .array(
              fc.constantFrom(
                'CREATE TABLE a (',
                'id int',
                ',',
                ')',
                ';',
                '\n',
                "'",
                '"',
                '$$',
                '--',
                '/*',
                'PRIMARY KEY',
                'REFERENCES b',
                'ALTER TABLE a ADD',
                'COMMENT ON TABLE a IS',
                '(id)',
              ),
              { maxLength: 20 },
            )
            .map(words => words.join(' ')),
        ),
        async text => {
          const result = await read(text);
          expect(
            result.contract ||
              result.findings.some(f => f.severity === 'error'),
          ).toBeTruthy();
          const again = result.contract
            ? parseContract(serializeContract(result.contract)).findings
            : [];
          expect(again.filter(f => f.severity === 'error')).toEqual([]);
        },
      ),
      { numRuns: 300 },
    );
  });
});
