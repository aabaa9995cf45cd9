import fc from 'fast-check';
import { importDdl } from '../../importers';
import { printSchema } from '../postgres/printSchema';
import type { ListedTable } from '../postgres/readTables';
import type { SqlRow } from '../sql';
import { checkedColumn } from './checks';
import { columnType } from './columnType';
import { toStatistics, toTables, type CatalogRows } from './toTables';
import { checkVersion } from './version';

const listed = (name: string): ListedTable => ({
  oid: name,
  name,
  comment: null,
  partitionKey: null,
  rows: 3,
  partly: false,
  rowSecurity: false,
});
const column = (tab: string, name: string, extra: SqlRow = {}): SqlRow => ({
  tab,
  name,
  type: 'int(11)',
  nullable: 'NO',
  extra: '',
  expression: null,
  comment: '',
  ...extra,
});
const index = (tab: string, name: string, col: string, extra: SqlRow = {}) => ({
  tab,
  name,
  col,
  prefix: null,
  repeats: 0,
  place: 1,
  cardinality: 3,
  ...extra,
});
const tablesOf = (names: string[], rows: Partial<CatalogRows>) =>
  toTables('shop', names.map(listed), {
    columns: [],
    indexes: [],
    foreignKeys: [],
    checks: [],
    partitions: [],
    ...rows,
  });
const contractOf = async (names: string[], rows: Partial<CatalogRows>) => {
  const { ddl } = printSchema('shop', tablesOf(names, rows), new Map());
  return importDdl(ddl, { source: 'shop' });
};

describe('a type of MySQL', () => {
  it.each([
    ['tinyint(1)', 'boolean'],
    ['tinyint(1) unsigned', 'smallint'],
    ['tinyint(4)', 'smallint'],
    ['smallint(5) unsigned', 'integer'],
    ['mediumint(8) unsigned', 'integer'],
    ['int', 'integer'],
    ['int(10) unsigned zerofill', 'bigint'],
    ['bigint(20)', 'bigint'],
    ['bigint unsigned', 'numeric(20,0)'],
    ['decimal(10,2) unsigned', 'numeric(10,2)'],
    ['decimal(65,30)', 'numeric(65,30)'],
    ['float(7,2)', 'double precision'],
    ['double', 'double precision'],
    ['bit(1)', 'boolean'],
    ['bit(8)', 'text'],
    ['year(4)', 'smallint'],
    ['char(2)', 'character(2)'],
    ['varchar(0)', 'text'],
    ['varchar(255)', 'character varying(255)'],
    ['longtext', 'text'],
    ["set('a','b')", 'text'],
    ['varbinary(16)', 'bytea'],
    ['mediumblob', 'bytea'],
    ['datetime(6)', 'timestamp'],
    ['timestamp', 'timestamp'],
    ['time(3)', 'time'],
    ['json', 'json'],
    ['uuid', 'uuid'],
    ['timestamp /* mariadb-5.3 */', 'timestamp'],
    ['geometry', 'geometry'],
    ['constructor', 'constructor'],
    ['text; DROP TABLE x', 'text'],
  ])('%s is %s', (mysql, type) => {
    expect(columnType(mysql).type).toBe(type);
  });

  it('lists the values of an enumeration, whatever is in them', () => {
    expect(columnType("enum('a','it''s','x,y',')')").values).toEqual([
      'a',
      "it's",
      'x,y',
      ')',
    ]);
  });
});

describe('the catalog of MySQL', () => {
  it('becomes keys, references and values of a contract', async () => {
    const { contract, findings } = await contractOf(['customers', 'orders'], {
      columns: [
        column('customers', 'id', { extra: 'auto_increment' }),
        column('customers', 'state', {
          type: "enum('new','it''s')",
          comment: 'how it is',
        }),
        column('customers', 'doc', { type: 'longtext', nullable: 'YES' }),
        column('customers', 'double', {
          expression: '(`id` * 2)',
          extra: 'VIRTUAL GENERATED',
          nullable: 'YES',
        }),
        column('orders', 'id'),
        column('orders', 'customer', { nullable: 'YES' }),
        column('orders', 'code', { type: 'varchar(9)' }),
      ],
      indexes: [
        index('customers', 'PRIMARY', 'id'),
        index('orders', 'a_code', 'code'),
        index('orders', 'by_customer', 'customer', { repeats: 1 }),
        index('orders', 'PRIMARY', 'id'),
        index('orders', 'start_of_code', 'code', { prefix: 3 }),
        index('orders', 'expression', null as never, {}),
      ],
      foreignKeys: [
        {
          tab: 'orders',
          name: 'fk',
          col: 'customer',
          to_schema: 'shop',
          to_table: 'customers',
          to_column: 'id',
        },
      ],
      checks: [
        { tab: 'customers', clause: 'json_valid(`doc`)' },
        { tab: 'orders', clause: "`code` in ('a','it''s')" },
        { tab: 'orders', clause: 'length(`code`) > 1' },
      ],
      partitions: [
        { tab: 'orders', method: 'RANGE', expression: 'to_days(`id`)' },
      ],
    });
    expect(findings).toEqual([]);
    const [customers, orders] = contract!.schema;
    const [id, state, doc, double] = customers.properties;
    expect(id).toMatchObject({ primaryKey: true, required: true });
    expect(state).toMatchObject({
      description: 'how it is',
      quality: [{ arguments: { validValues: ['new', "it's"] } }],
    });
    expect(doc).toMatchObject({ logicalType: 'object', physicalType: 'json' });
    expect(double.transformDescription).toBeDefined();
    const [orderId, customer, code] = orders.properties;
    expect(orderId).toMatchObject({ primaryKey: true, partitioned: true });
    expect(customer.relationships).toEqual([
      { type: 'foreignKey', to: 'customers.id' },
    ]);
    expect(code).toMatchObject({
      unique: true,
      quality: [{ arguments: { validValues: ['a', "it's"] } }],
    });
  });

  it('gives back any name, text and value as it was', async () => {
    const hostile = fc.oneof(
      fc
        .string({ unit: 'binary', minLength: 1, maxLength: 20 })
        .map(one => one.replaceAll('\0', ''))
        .filter(one => one.length > 0),
      fc.constantFrom("'); --", '`; DROP', '\\', '"x"', '{{ x }}', 'a\n\\! b'),
    );
    await fc.assert(
      fc.asyncProperty(hostile, hostile, hostile, async (name, id, text) => {
        const { contract } = await contractOf([name], {
          columns: [
            column(name, id, {
              type: `enum('${text.replaceAll("'", "''")}')`,
              comment: text,
              expression: text,
            }),
          ],
          indexes: [index(name, 'PRIMARY', id)],
        });
        const [table] = contract!.schema;
        expect(table.physicalName ?? table.name).toBe(name);
        const [only] = table.properties;
        expect(only.physicalName ?? only.name).toBe(id);
        expect(only).toMatchObject({ description: text, primaryKey: true });
        expect(only).toMatchObject({
          quality: [{ arguments: { validValues: [text] } }],
        });
      }),
      { numRuns: 200 },
    );
  });

  it('keeps tables apart whose names differ in their case only', () => {
    const [first, second] = tablesOf(['T', 't'], {
      columns: [column('T', 'a'), column('t', 'b')],
    });
    expect(first.columns[0].name).toBe('a');
    expect(second.columns[0].name).toBe('b');
  });

  it('says how many values an indexed column has, and that required ones are never empty', () => {
    expect(
      toStatistics({
        columns: [column('t', 'a'), column('t', 'b', { nullable: 'YES' })],
        indexes: [index('t', 'i', 'b', { cardinality: 7, repeats: 1 })],
      }),
    ).toEqual([
      { table: 't', column: 'a', distinct: 0, nulls: 0 },
      { table: 't', column: 'b', distinct: 7 },
    ]);
  });

  it.each([
    ["`a` in ('x')", { column: 'a', values: ['x'] }],
    ["`a` in ('x','y''z)')", { column: 'a', values: ['x', "y'z)"] }],
    ["`a` in ('x') or `b` in ('y')", undefined],
    ["`a` in ('x') or `b` > 1", undefined],
    ["`a` not in ('x')", undefined],
    ['`a` in (1,2)', undefined],
  ])('reads of the check %s what it lists', (clause, expected) => {
    expect(checkedColumn(clause)).toEqual(expected);
  });

  it.each([
    ['8.4.3', 'MySQL 8.4.3 answered.'],
    ['5.7.44-log', 'MySQL 5.7.44 answered.'],
    ['5.6.51', 'The server is MySQL 5.6.51, which is too old to be read.'],
    ['10.11.6-MariaDB-0+deb12u1', 'MariaDB 10.11.6 answered.'],
    ['5.5.68-MariaDB', expect.stringContaining('too old')],
  ])('%s is told by name and number', (version, message) => {
    expect(checkVersion({ version }).message).toEqual(message);
  });
});
