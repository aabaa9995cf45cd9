import fs from 'node:fs';
import path from 'node:path';
import { northwind, platform } from '../../__testUtils__/northwind';
import { generate } from '../../generate';
import { printed, SETTINGS } from '../__testUtils__/platform';
import { readCall } from './readCall';
import { traceMart } from './traceMart';
import { snowflakeType } from './columnType';

const contract = northwind();
const { files, model } = generate({ platform, contracts: [contract] });
const martFile = (name: string) =>
  files.find(file => file.path.endsWith(`/${name}.sql`))!.content;

const OWN = 'dbt/models/marts/northwind/dim_customer.sql';
const example = fs.readFileSync(
  path.resolve(
    __dirname,
    '../../../../../../examples/northwind/marts/dim_customer.sql',
  ),
  'utf8',
);

describe('where the columns of a mart come from', () => {
  it('is read from every starter of Northwind', () => {
    const marts = files.filter(file => /\/marts\/.*\.sql$/.test(file.path));
    for (const mart of marts) {
      expect(traceMart(readCall(mart.content), model)).toBeDefined();
    }
    expect(marts.length).toBeGreaterThan(15);
  });

  it('goes through satellite, hub, link and walk', () => {
    const customer = traceMart(readCall(martFile('dim_customer')), model)!;
    expect(customer.get('phone')).toEqual([
      { source: 'northwind', table: 'customers', column: 'phone' },
    ]);
    expect(customer.get('customer_hk')).toEqual([]);
    const fact = traceMart(readCall(martFile('fct_order_detail')), model)!;
    expect(fact.get('quantity')).toEqual([
      { source: 'northwind', table: 'order_details', column: 'quantity' },
    ]);
    expect(fact.get('shipper_id')).toEqual([
      { source: 'northwind', table: 'shippers', column: 'shipper_id' },
    ]);
  });

  it.each([
    ['select 1'],
    ['{{ dimension(hub=ref("x")) }} where 1 = 1'],
    ['{% set x = 1 %}{{ dimension(hub=x) }}'],
    ['{{ dimension(hub=ref(name)) }}'],
    ['{{ dimension(hub=ref("a") }}'],
    ['{{ dimension(hub=ref("a") ~ "b") }}'],
    ['{# open {{ dimension() }}'],
    ['{{ fact(link=ref("lnk_nothing"), key="k") }}'],
    ['{{ my_macro() }}'],
    [''],
  ])('cannot be told of %j', sql => {
    expect(traceMart(readCall(sql), model)).toBeUndefined();
  });

  it('is never guessed for SQL of people: a finding, and nothing masked', () => {
    const result = printed(SETTINGS, contract, [[OWN, example]]);
    expect(result.findings.map(({ message }) => message)).toContainEqual(
      expect.stringMatching(/columns of the mart dim_customer come from/),
    );
    const sql = result.files.get('snowflake/prod/30_governance.sql')!;
    expect(sql).not.toContain('"phone"');
    expect(result.files.get('snowflake/prod/README.md')).toContain(
      'the mart dim_customer come from cannot be told',
    );
  });

  it('can be said by people, column by column', () => {
    const untold = (result: ReturnType<typeof printed>) =>
      result.findings.find(({ message }) => message.includes('come from'))!
        .message;
    const before = untold(printed(SETTINGS, contract, [[OWN, example]]));
    expect(before).toContain('customer_id');
    const said = `${SETTINGS}marts:
  dim_customer:
    columns:
      phone: northwind.customers.phone
      customer_id: none
      city: northwind.customers.town
`;
    const after = printed(said, contract, [[OWN, example]]);
    expect(after.files.get('snowflake/prod/30_governance.sql')).toContain(
      'MODIFY COLUMN "phone" SET MASKING POLICY',
    );
    expect(untold(after)).toContain('city');
    expect(untold(after)).not.toMatch(/customer_id|phone/);
  });
});

describe('the type of a masked column', () => {
  it.each([
    [{ logicalType: 'string' }, 'VARCHAR'],
    [{ logicalType: 'integer' }, 'NUMBER(38, 0)'],
    [{ logicalType: 'number', physicalType: 'numeric(10,2)' }, 'NUMBER(38, 2)'],
    [{ logicalType: 'date' }, 'DATE'],
    [{ logicalType: 'boolean' }, 'BOOLEAN'],
    [{ logicalType: 'timestamp', physicalType: 'timestamp' }, 'TIMESTAMP_NTZ'],
    [
      { logicalType: 'timestamp', physicalType: 'timestamp(6) with time zone' },
      'TIMESTAMP_LTZ',
    ],
    [{ logicalType: 'string', physicalType: 'bytea' }, 'BINARY'],
    [{ logicalType: 'array', physicalType: 'text[]' }, 'VARCHAR'],
  ])('of %j is %s', (column, expected) => {
    expect(snowflakeType({ name: 'x', ...column } as never).sql.sql).toBe(
      expected,
    );
  });
});
