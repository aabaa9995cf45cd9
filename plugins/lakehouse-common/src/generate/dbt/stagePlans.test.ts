import fs from 'node:fs';
import path from 'node:path';
import type { Contract, ContractTable } from '../../contract';
import { ORDERS, PRODUCTS, zoo } from '../../vault/testing';
import { platform } from '../__testUtils__/northwind';
import { generate } from '../generate';

const contract = (...schema: ContractTable[]): Contract => ({
  apiVersion: 'v3.1.0',
  kind: 'DataContract',
  id: 'geo',
  name: 'geo',
  version: '1.0.0',
  status: 'active',
  team: { name: 'data' },
  schema,
});

const model = (source: Contract, name: string) => {
  const { files } = generate({ platform, contracts: [source] });
  const folder = process.env.WRITE_GENERATED;
  for (const file of folder ? files : []) {
    const target = path.join(folder!, 'geo', file.path);
    fs.mkdirSync(path.dirname(target), { recursive: true });
    fs.writeFileSync(target, file.content);
  }
  return files.find(file => file.path.endsWith(`/${name}.sql`))?.content ?? '';
};

const countries: ContractTable = {
  name: 'countries',
  properties: [
    { name: 'country_id', logicalType: 'integer', primaryKey: true },
    { name: 'code', logicalType: 'string', unique: true, required: true },
    { name: 'name', logicalType: 'string' },
  ],
};

describe('what staging computes', () => {
  it('looks up the business key when a foreign key points at another unique column', () => {
    const geo = contract(
      {
        ...countries,
        customProperties: [
          { property: 'lakehouse.businessKey', value: ['country_id'] },
        ],
      },
      {
        name: 'cities',
        properties: [
          { name: 'city_id', logicalType: 'integer', primaryKey: true },
          {
            name: 'country_code',
            logicalType: 'string',
            relationships: [{ to: 'countries.code' }],
          },
        ],
      },
    );
    const staging = model(geo, 'stg_geo__cities');
    expect(staging).toContain(`'relation': source('raw_geo', 'countries')`);
    expect(staging).toContain(`'on': {'country_code': 'code'}`);
    expect(staging).toMatch(/'select': \{'country_id': '_\w+__country_id'\}/);
    expect(staging).toMatch(
      /'\w+_hk': \{'key': \[\['_\w+__country_id', 'integer'\]\]\}/,
    );
  });

  it('gives a table that describes another one the key of its hub', () => {
    const geo = contract(countries, {
      name: 'country_facts',
      properties: [
        {
          name: 'country',
          logicalType: 'integer',
          primaryKey: true,
          relationships: [{ to: 'countries.country_id' }],
        },
        { name: 'area', logicalType: 'number', physicalType: 'real' },
      ],
    });
    expect(model(geo, 'stg_geo__country_facts')).toMatch(
      /'country_hk': \{'key': \[\['_?\w*country(__code)?', '\w+'\]\]/,
    );
  });

  const ORDER_LINES = {
    orders: ORDERS,
    products: PRODUCTS,
    lines: [
      'order_id pk integer -> orders.order_id',
      'line_no pk integer',
      'product_id integer -> products.product_id',
      'amount number',
    ],
  };
  const shop = (tables: Record<string, string[]>, name: string) =>
    model(zoo('shop', tables), name);

  it('follows a subtype of a subtype to the hub at the top', () => {
    const tables = {
      people: ['id pk integer', 'code unique not null', 'name'],
      staff: ['person_id pk integer -> people.id', 'hired date'],
      managers: ['staff_id pk integer -> staff.person_id', 'bonus number'],
    };
    const staging = shop(tables, 'stg_shop__managers');
    expect(staging).toContain(`'on': {'staff_id': 'id'}`);
    expect(staging).toContain(
      `'person_hk': {'key': [['_person__code', 'string']]}`,
    );
  });

  it('gives a table that describes a link the key of that link', () => {
    const tables = {
      ...ORDER_LINES,
      lines: [...ORDER_LINES.lines.slice(0, 2), 'set kind "link"'],
      gifts: [
        'o pk integer',
        'l pk integer',
        'wish',
        'fk o,l -> lines.order_id,line_no',
      ],
    };
    expect(shop(tables, 'stg_shop__gifts')).toMatch(
      /'line_lk': \{\s*'key': \[\['o', 'integer'\], \['l', 'integer'\]\],/,
    );
    expect(shop(tables, 'sat_gift')).toContain(`parent_key='line_lk'`);
  });

  it('follows the row of a link whose members may change, by a key of its own', () => {
    const staging = shop(ORDER_LINES, 'stg_shop__lines');
    expect(staging).toMatch(
      /'line_row_hk': \{\s*'key': \[\['order_id', 'integer'\], \['line_no', 'integer'\]\],\s*'requires': \[\],\s*'optional': \[\[\['order_id', 'integer'\]\]\]/,
    );
    expect(staging).toMatch(
      /'line_lk': \{\s*'key': \[\['order_id', 'integer'\], \['product_id', 'integer'\], \['line_no', 'integer'\]\]/,
    );
    expect(shop(ORDER_LINES, 'eff_line')).toContain(
      `driving_key='line_row_hk'`,
    );
    for (const name of ['fct_line', 'bridge_line']) {
      expect(shop(ORDER_LINES, name)).toMatch(
        /status=ref\('eff_line'\),\s*status_key='line_row_hk'/,
      );
    }
  });

  it('keeps rows of a unit of work of which a part is not known', () => {
    const tables = {
      ...ORDER_LINES,
      orders: [
        ...ORDERS,
        'product_id integer -> products.product_id',
        'gift_id integer -> products.product_id',
        'set links "unit_of_work"',
      ],
    };
    expect(shop(tables, 'stg_shop__orders')).toMatch(
      /'requires': \[\[\['order_id', 'integer'\]\]\],\s*'optional': \[\[\['product_id', 'integer'\]\], \[\['gift_id', 'integer'\]\]\]/,
    );
  });

  it('gives two tables of one hub each their collision code, wherever their keys stand', () => {
    const concept = 'set businessConcept "client"';
    const tables = {
      people: ['id pk integer', 'name', concept, 'set collisionCode "P"'],
      firms: ['id pk integer', 'title', concept, 'set collisionCode "F"'],
      orders: [...ORDERS, 'firm_id integer -> firms.id'],
    };
    expect(shop(tables, 'stg_shop__people')).toContain(
      `[['id', 'integer'], [none, 'P']]`,
    );
    expect(shop(tables, 'stg_shop__orders')).toContain(
      `[['firm_id', 'integer'], [none, 'F']]`,
    );
  });

  it('keeps two rows apart whose looked-up members are both unknown', () => {
    const tables = {
      ...ORDER_LINES,
      products: ['product_id pk integer', 'ean unique not null'],
      lines: [
        'order_id pk integer -> orders.order_id',
        'product_id pk integer -> products.product_id',
        'amount number',
      ],
    };
    expect(shop(tables, 'stg_shop__lines')).toMatch(
      /'line_lk': \{\s*'key': \[\['order_id', 'integer'\], \['_product__ean', 'string'\], \['product_id', 'integer'\]\]/,
    );
  });

  it('hashes a text that points at a number as the text it is', () => {
    const tables = {
      products: PRODUCTS,
      uses: ['use_id pk integer', 'product_id -> products.product_id'],
    };
    expect(shop(tables, 'stg_shop__uses')).toContain(
      `'product_hk': {'key': [['product_id', 'string']]}`,
    );
  });

  it('keys an event without key by what it says and its place in the load, and carries its payload', () => {
    const tables = {
      products: PRODUCTS,
      views: [
        'at timestamp',
        'product_id integer -> products.product_id',
        'seconds integer',
        'set kind "event"',
      ],
    };
    expect(shop(tables, 'stg_shop__views')).toMatch(
      /'view_lk': \{\s*'key': \[\['_row_hash', 'string'\], \['_load_id', 'string'\], \['_row_number', 'integer'\]\],\s*'requires': \[\]\s*\}/,
    );
    expect(shop(tables, 'stg_shop__views')).toContain(`timestamps=['at']`);
    expect(shop(tables, 'lnk_view')).toMatch(
      /non_historised_link\(\s*key='view_lk',\s*members=\['product_hk'\],\s*stage=ref\('stg_shop__views'\),\s*columns=\['at', 'seconds'\]/,
    );
  });

  it('gives the members of a multi-active set no key of their own: the set is versioned', () => {
    const tables = {
      people: ['id pk integer', 'name'],
      phones: [
        'person_id pk integer -> people.id',
        'kind pk',
        'number_text',
        'set kind "satellite"',
      ],
    };
    expect(shop(tables, 'sat_phone')).toMatch(
      /multi_active_satellite\(\s*stage=.*,\s*parent_key='person_hk',\s*child_keys=\['kind'\],\s*hashdiff='sat_phone_hashdiff',\s*columns=\['number_text'\]/,
    );
    expect(shop(tables, 'stg_shop__phones')).toContain(
      `'sat_phone_hashdiff': [['number_text', 'string']]`,
    );
  });
});
