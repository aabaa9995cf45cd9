import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { FoundSource } from '@lakehouse/backstage-plugin-lakehouse-common';
import { importDdl } from '@lakehouse/backstage-plugin-lakehouse-node';
import {
  describePostgres,
  sourceDatabase,
  type SourceDatabase,
} from '../__testUtils__/sourceDatabase';
import { discovery, readerOf } from '../__testUtils__/readerOf';

const file = (name: string) =>
  readFileSync(path.resolve(__dirname, name), 'utf8');
const NORTHWIND = file('../../../../../examples/northwind/northwind.sql');
const EVERYTHING = file('../__testUtils__/everything.sql');
const SALES = 'Sales Dept';

const imported = async (ddl: string) => {
  const { contract, findings } = await importDdl(ddl, { source: 'shop' });
  const schema = [...contract!.schema].sort((a, b) =>
    a.name < b.name ? -1 : 1,
  );
  return { schema, findings };
};

describePostgres('a schema of PostgreSQL', () => {
  let source: SourceDatabase;
  let found: FoundSource;
  beforeAll(async () => {
    source = await sourceDatabase();
    await source.run(NORTHWIND);
    await source.run(EVERYTHING);
    await source.run(
      `GRANT USAGE ON SCHEMA shared, "${SALES}" TO ${source.user};
       GRANT SELECT ON ALL TABLES IN SCHEMA public, "${SALES}" TO ${source.user}`,
    );
    found = await readerOf(source).read('shop', SALES);
  });
  afterAll(() => source?.close());

  it('gives Northwind the contract that its own DDL gives', async () => {
    const read = await readerOf(source).read('shop', undefined);
    expect(read.schema).toBe('public');
    expect((await imported(read.ddl)).schema).toEqual(
      (await imported(NORTHWIND)).schema,
    );
  });

  it('is printed as DDL that PostgreSQL runs, and that reads the same again', async () => {
    const copy = await sourceDatabase();
    try {
      await copy.run(`CREATE SCHEMA shared; CREATE SCHEMA "${SALES}"`);
      await copy.run(`CREATE TYPE "${SALES}".pair AS (one int, two int)`);
      await copy.run(found.ddl);
      await copy.run(
        `GRANT USAGE ON SCHEMA "${SALES}" TO ${copy.user};
         GRANT SELECT ON ALL TABLES IN SCHEMA "${SALES}" TO ${copy.user}`,
      );
      const again = await readerOf(copy).read('shop', SALES);
      expect(again.ddl).toBe(found.ddl);
    } finally {
      await copy.close();
    }
  });

  it('keeps names, texts, keys and types of everything that tables have', async () => {
    const { schema, findings } = await imported(found.ddl);
    expect(found.ddl.split('\n').some(line => /^(\\|COPY)/.test(line))).toBe(
      false,
    );
    expect(
      schema.map(({ physicalName, name }) => physicalName ?? name),
    ).toEqual(['Customer', 'new\nline', 'no_key', 'order', 'ring_a', 'ring_b']);
    const [customer, line, , order] = schema;
    expect(customer.description).toBe(
      'It\'s a "table"; $$ body $$ {{ jinja }}\n\\connect elsewhere\nCOPY x FROM stdin;\n-- end',
    );
    const column = (name: string) =>
      customer.properties.find(one => (one.physicalName ?? one.name) === name);
    expect(column('Id')).toMatchObject({ primaryKey: true, required: true });
    expect(column('select')).toMatchObject({
      description: 'back\\slash\ttab',
      required: true,
    });
    const values = (name: string) =>
      (column(name)?.quality as any)?.[0].arguments.validValues;
    expect(column('mail')).toMatchObject({
      logicalTypeOptions: { maxLength: 200 },
      required: true,
      unique: true,
    });
    expect(values('grade')).toEqual(['a', 'b']);
    expect(values('mood')).toEqual(['so so', 'it\'s "fine"', 'two\nlines']);
    expect(values('state')).toEqual(['open', 'closed']);
    expect(column('moods')).toMatchObject({ logicalType: 'array' });
    expect(column('doubled')).toHaveProperty('transformDescription');
    expect(column('code')).toMatchObject({ unique: true });
    expect(column('token')).not.toHaveProperty('unique');
    expect(line.properties.map(one => one.physicalName ?? one.name)).toEqual([
      'a\nb',
      'quo"te',
      'back\\slash',
    ]);
    expect(
      (line.properties[1].quality as any)[0].arguments.validValues,
    ).toEqual(['x', 'y\nz']);
    expect(order.relationships).toHaveLength(1);
    expect(order.properties[1]).toMatchObject({
      partitioned: true,
      primaryKey: true,
    });
    expect(findings.map(({ message }) => message).join('\n')).not.toMatch(
      /passed over|not understood|left out/,
    );
  });

  it('brings estimates and statistics, with partitions summed and without values', () => {
    expect(found.rows).toEqual({ Customer: 200, order: 100 });
    expect(found.columns?.Customer).toMatchObject({
      select: { distinct: 10, nulls: 0 },
      mail: { distinct: 200, nulls: 0 },
      grade: { distinct: 1, nulls: 0.75 },
    });
    expect(found.columns?.order.day).toMatchObject({ distinct: 2 });
    expect(JSON.stringify(found.columns)).not.toContain('example.com');
  });

  it('has the server that contracts need, with secrets by reference', () => {
    expect(found.server).toEqual({
      server: 'database',
      type: 'postgresql',
      host: source.host,
      port: source.port,
      database: source.database,
      schema: SALES,
      customProperties: [
        { property: 'lakehouse.userEnv', value: 'SHOP_USER' },
        { property: 'lakehouse.passwordEnv', value: 'SHOP_PASSWORD' },
      ],
    });
    expect(JSON.stringify(found)).not.toContain(source.password);
  });

  it('says what a person should know', async () => {
    const { checks, result } = await discovery(source, SALES);
    expect(checks).toMatchObject({
      reachable: { state: 'passed' },
      readable: { state: 'passed' },
      tables: {
        state: 'passed',
        message: '6 tables found; left out: 2 views.',
      },
      keys: {
        state: 'warning',
        message: '1 table without primary key: no_key.',
      },
      types: {
        state: 'warning',
        message:
          '5 columns of types that are not understood, loaded as text: Customer.place (point), Customer.span (int4range), Customer.both_parts ("Sales Dept".pair), Customer.xmin_like (interval day to second(3)), Customer.char ("char").',
      },
      rows: {
        state: 'warning',
        message:
          'About 300 rows, as the database estimates. Never analysed, so not counted: new line, no_key, ring_a, ring_b.',
      },
    });
    expect(result?.schemas).toEqual([
      { name: SALES, tables: 6 },
      { name: 'public', tables: 14 },
    ]);
  });

  it('changes the fingerprint of the table that changed, and of no other', async () => {
    const before = (await discovery(source, 'public')).result!.tables;
    await source.run(`
      ALTER TABLE orders ALTER COLUMN ship_name TYPE text;
      COMMENT ON TABLE products IS 'Another text';
      DROP TABLE us_states;`);
    const after = (await discovery(source, 'public')).result!.tables;
    const now = new Map(after.map(one => [one.name, one.fingerprint]));
    const changed = before.filter(one => now.get(one.name) !== one.fingerprint);
    expect(changed.map(({ name }) => name)).toEqual(['orders', 'us_states']);
  });
});
