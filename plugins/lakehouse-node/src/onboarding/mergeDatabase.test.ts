import {
  changeContract,
  mergeDatabase,
  parseContract,
  serializeContract,
  type Contract,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import fc from 'fast-check';
import { importDdl } from '../importers';

const ORDERS =
  'CREATE TABLE orders (order_id integer PRIMARY KEY, label varchar(15), total numeric(10,2));';

/** The contract that reading these tables gives. */
async function read(ddl: string): Promise<Contract> {
  const { contract } = await importDdl(ddl, {
    source: 'shop',
    owner: 'sales-data',
    promise: '6h',
  });
  return contract!;
}

/** What a second reading does to the contract of a first one, as people have edited it. */
async function again(
  before: string,
  after: string,
  options: {
    choices?: Record<string, boolean>;
    edit?: (text: string) => string;
  } = {},
) {
  const { choices = {}, edit = text => text } = options;
  const text = edit(serializeContract(await read(before)));
  const merge = mergeDatabase(
    parseContract(text).contract!,
    await read(after),
    new Map(Object.entries(choices)),
  );
  return { text, merge, changed: changeContract(text, merge.contract) };
}

/** Kind and column of what differs, `+` where it would be taken in. */
const kinds = (
  { merge }: Awaited<ReturnType<typeof again>>,
  table = 'orders',
) =>
  merge.tables
    .get(table)!
    .drift.map(
      ({ kind, column, proposed }) =>
        `${proposed ? '+' : ''}${kind}${column ? ` ${column}` : ''}`,
    );

const columnsOf = (text: string, table = 0) =>
  parseContract(text).contract!.schema[table].properties.map(
    ({ name }) => name,
  );

describe('mergeDatabase', () => {
  it('changes nothing where the database says what the contract says', async () => {
    const { text, changed, merge } = await again(ORDERS, ORDERS);
    expect(changed).toBe(text);
    expect(merge.tables.get('orders')).toMatchObject({
      inDatabase: 'known',
      drift: [],
    });
  });

  it('takes in a new column last, and leaves what people wrote', async () => {
    const result = await again(
      ORDERS,
      ORDERS.replace(', total', ', phone text NOT NULL, total'),
      {
        edit: text =>
          text
            .replace(/^schema:/m, '# Ask Ada first.\nschema:')
            .replace('name: label', 'name: label # shown on the parcel'),
      },
    );
    expect(kinds(result)).toEqual(['+added phone']);
    expect(result.merge.tables.get('orders')!.acceptDrift).toBe(true);
    expect(columnsOf(result.changed)).toEqual([
      'order_id',
      'label',
      'total',
      'phone',
    ]);
    const added = result.changed.split('\n');
    const before = result.text.split('\n');
    expect(before.filter(line => !added.includes(line))).toEqual([]);
    const [, , , phone] = parseContract(result.changed).contract!.schema[0]
      .properties;
    // Rows that were loaded before have no value.
    expect(phone.required).toBeUndefined();
    expect(phone.tags).toEqual(['pii']);
    expect(result.merge.tables.get('orders')!.drift[0].message).toContain(
      'personal data',
    );
  });

  it('leaves out what somebody does not accept, and goes on naming it', async () => {
    const result = await again(ORDERS, ORDERS.replace(');', ', note text);'), {
      choices: { orders: false },
    });
    expect(kinds(result)).toEqual(['+added note']);
    expect(result.changed).toBe(result.text);
  });

  it.each([
    ['ignore', false, 'Loads leave it out'],
    ['block', true, 'The next load of the table stops'],
  ])(
    'follows the policy %s of the contract',
    async (policy, acceptDrift, words) => {
      const { merge } = await again(
        ORDERS,
        ORDERS.replace(');', ', note text);'),
        {
          edit: text =>
            text.replace(
              /^schema:/m,
              `customProperties:\n  - { property: lakehouse.schemaPolicy, value: ${policy} }\nschema:`,
            ),
        },
      );
      const orders = merge.tables.get('orders')!;
      expect(orders.acceptDrift).toBe(acceptDrift);
      expect(orders.drift[0].message).toContain(words);
    },
  );

  it('widens types, and the rule for the length that only repeats the type', async () => {
    const wider = ORDERS.replace('varchar(15)', 'varchar(40)').replace(
      '10,2',
      '12,2',
    );
    const result = await again(ORDERS, wider);
    expect(kinds(result)).toEqual(['+widened label', '+widened total']);
    expect(result.merge.contract.schema[0].properties).toMatchObject([
      {},
      {
        physicalType: 'character varying(40)',
        logicalTypeOptions: { maxLength: 40 },
      },
      { physicalType: 'numeric(12,2)' },
    ]);
    const strict = await again(ORDERS, wider, {
      edit: text => text.replace('maxLength: 15', 'maxLength: 2'),
    });
    expect(
      strict.merge.contract.schema[0].properties[1].logicalTypeOptions,
    ).toEqual({ maxLength: 2 });
  });

  it('reports narrowed and changed types, and writes neither', async () => {
    const result = await again(
      ORDERS,
      ORDERS.replace('10,2', '8,2').replace(
        'order_id integer',
        'order_id uuid',
      ),
    );
    expect(kinds(result)).toEqual(['retyped order_id', 'narrowed total']);
    expect(result.changed).toBe(result.text);
    const [retyped, narrowed] = result.merge.tables.get('orders')!.drift;
    expect(retyped.message).toContain('The next load of the table stops.');
    expect(retyped.fix).toContain('physicalName: order_id');
    expect(narrowed.fix).toContain('physicalType: numeric(8,2)');
  });

  it('reports a column that is gone: NULL from now on, or a stop when it is part of the key', async () => {
    const result = await again(
      ORDERS,
      ORDERS.replace(', total numeric(10,2)', ''),
    );
    expect(kinds(result)).toEqual(['removed total']);
    expect(result.changed).toBe(result.text);
    expect(result.merge.tables.get('orders')!.drift[0].message).toContain(
      'Loads read it as NULL',
    );
    const keyless = await again(
      ORDERS,
      ORDERS.replace('order_id integer PRIMARY KEY, ', ''),
    );
    expect(keyless.merge.tables.get('orders')!.drift[0].message).toContain(
      'The next load of the table stops. Without it',
    );
  });

  it('says that a column was probably renamed, and never takes in the new one beside the old', async () => {
    const result = await again(
      ORDERS,
      ORDERS.replace('label varchar', 'lable varchar'),
    );
    expect(kinds(result)).toEqual(['renamed label']);
    expect(result.changed).toBe(result.text);
    const [{ message, fix }] = result.merge.tables.get('orders')!.drift;
    expect(message).toMatch(/"label" is gone .*"lable" is new/);
    expect(fix).toContain('physicalName: lable');
    const twoThings = await again(
      ORDERS,
      ORDERS.replace('label varchar(15), ', '').replace(
        ');',
        ', weight integer, height integer);',
      ),
    );
    expect(kinds(twoThings)).toEqual([
      '+added weight',
      '+added height',
      'removed label',
    ]);
  });

  it('reports another primary key, and keeps that of the contract', async () => {
    const result = await again(
      ORDERS,
      ORDERS.replace(' PRIMARY KEY', '').replace(
        ');',
        ', PRIMARY KEY (order_id, label));',
      ),
    );
    expect(kinds(result)).toEqual(['key']);
    expect(result.changed).toBe(result.text);
    expect(result.merge.tables.get('orders')!.drift[0].message).toContain(
      '(order_id, label) in the source and (order_id) in the contract',
    );
    const chosen = await again(
      ORDERS.replace(' PRIMARY KEY', ' NOT NULL'),
      ORDERS,
    );
    expect(kinds(chosen)).toEqual(['key']);
  });

  it('brings new tables, last, with what was inferred and with references by the names of the contract', async () => {
    const ddl = `CREATE TABLE "Orders" ("ID" integer PRIMARY KEY);
      CREATE TABLE coupons (code text PRIMARY KEY, email text, order_id integer REFERENCES "Orders");`;
    const result = await again(
      'CREATE TABLE "Orders" ("ID" integer PRIMARY KEY);',
      ddl,
      {
        edit: text =>
          text
            .replace('name: orders', 'name: sales')
            .replace('name: id', 'name: number'),
      },
    );
    expect(result.merge.tables.get('coupons')).toEqual({
      inDatabase: 'new',
      drift: [],
      imported: 'coupons',
    });
    expect(result.merge.tables.get('sales')!.drift).toEqual([]);
    const [, coupons] = parseContract(result.changed).contract!.schema;
    expect(coupons.properties).toMatchObject([
      { name: 'code', primaryKey: true },
      { name: 'email', tags: ['pii'] },
      { name: 'order_id', relationships: [{ to: 'sales.number' }] },
    ]);
  });

  it('names a table that was not read, and removes nothing', async () => {
    const coupons = 'CREATE TABLE coupons (code text PRIMARY KEY);';
    const result = await again(`${ORDERS}${coupons}`, ORDERS);
    expect(result.merge.tables.get('coupons')!.inDatabase).toBe('missing');
    expect(kinds(result, 'coupons')).toEqual(['missing']);
    expect(result.changed).toBe(result.text);
    const renamed = await again(ORDERS, ORDERS.replace('orders', 'purchases'));
    expect(
      [...renamed.merge.tables].map(([name, { inDatabase }]) => [
        name,
        inDatabase,
      ]),
    ).toEqual([
      ['orders', 'missing'],
      ['purchases', 'new'],
    ]);
    expect(renamed.merge.tables.get('orders')!.drift[0].message).toContain(
      'renamed',
    );
    const view = await again(`${ORDERS}${coupons}`, ORDERS, {
      edit: text =>
        text.replace(
          /physicalType: table(?![\s\S]*table)/,
          'physicalType: view',
        ),
    });
    expect(view.merge.tables.get('coupons')).toMatchObject({
      inDatabase: 'known',
      drift: [],
    });
  });

  it('tells names apart that are equal but for their case', async () => {
    const before = 'CREATE TABLE t ("Id" integer PRIMARY KEY);';
    const after =
      'CREATE TABLE t ("Id" integer PRIMARY KEY, "ID" bigint, id text); CREATE TABLE "T" (x integer PRIMARY KEY);';
    const result = await again(before, after);
    const names = columnsOf(result.changed);
    expect(names[0]).toBe('id');
    expect(names.slice(1)).toEqual([
      expect.stringMatching(/^id_[0-9a-f]{8}$/),
      expect.stringMatching(/^id_[0-9a-f]{8}$/),
    ]);
    expect(new Set(names).size).toBe(3);
    const [, table] = result.merge.contract.schema;
    expect(table).toMatchObject({ physicalName: 'T' });
    expect(table.name).not.toBe('t');
  });

  it('has nothing left to take in at the second reading', async () => {
    const after = `${ORDERS.replace(');', ', note text, "Note" text);').replace(
      'integer',
      'bigint',
    )} CREATE TABLE coupons (code text PRIMARY KEY);`;
    const first = await again(ORDERS, after);
    const merge = mergeDatabase(
      parseContract(first.changed).contract!,
      await read(after),
    );
    expect(changeContract(first.changed, merge.contract)).toBe(first.changed);
    expect([...merge.tables.values()].flatMap(({ drift }) => drift)).toEqual(
      [],
    );
  });
});

describe('whatever was stamped', () => {
  const name = fc.oneof(
    fc.constantFrom(
      'id',
      'ID',
      'Id',
      'order',
      'hashdiff',
      'x_hk',
      'constructor',
      'Größe',
    ),
    fc.string({ minLength: 1, maxLength: 12 }),
  );
  const type = fc.constantFrom(
    'integer',
    'bigint',
    'numeric(10,2)',
    'numeric',
    'varchar(5)',
    'text',
    'timestamptz',
    'double precision',
    'uuid[]',
    'bytea',
    'box',
  );
  const quoted = (text: string) =>
    `"${text.replaceAll('"', '""').replaceAll('\0', '')}"`;
  const column = fc.record({ name, type, required: fc.boolean() });
  const table = fc.record({
    name,
    columns: fc.uniqueArray(column, {
      minLength: 1,
      maxLength: 6,
      selector: one => one.name,
    }),
    key: fc.nat({ max: 2 }),
  });
  const schema = fc.uniqueArray(table, {
    minLength: 1,
    maxLength: 4,
    selector: one => one.name,
  });

  interface AnyTable {
    name: string;
    columns: { name: string; type: string; required: boolean }[];
    key: number;
  }
  const ddlOf = (tables: AnyTable[]) =>
    tables
      .map(one => {
        const lines = one.columns.map(
          c => `${quoted(c.name)} ${c.type}${c.required ? ' NOT NULL' : ''}`,
        );
        const key = one.columns.slice(0, one.key).map(c => quoted(c.name));
        const all = key.length
          ? [...lines, `PRIMARY KEY (${key.join(', ')})`]
          : lines;
        return `CREATE TABLE ${quoted(one.name)} (${all.join(', ')});`;
      })
      .join('\n');

  it('merging the schema that it was stamped from changes no byte', async () => {
    await fc.assert(
      fc.asyncProperty(schema, async tables => {
        const now = await read(ddlOf(tables));
        fc.pre(now !== undefined);
        const text = serializeContract(now);
        const { contract, findings } = parseContract(text);
        fc.pre(findings.every(({ severity }) => severity !== 'error'));
        const merge = mergeDatabase(contract!, now);
        expect(merge.contract).toBe(contract);
        expect(changeContract(text, merge.contract)).toBe(text);
        expect(
          [...merge.tables.values()].flatMap(({ drift }) => drift),
        ).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});
