import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import type { Inference } from '../api';
import {
  type Contract,
  type ContractTable,
  parseContract,
  tableSettings,
} from '../contract';
import { applyInferences, personalColumns, withPersonalData } from './apply';
import { inferSource } from './infer';
import type { TableEvidence } from './types';

type Columns = ContractTable['properties'];

const contract = (...schema: ContractTable[]): Contract => ({
  apiVersion: 'v3.1.0',
  kind: 'DataContract',
  id: 'shop',
  name: 'shop',
  version: '1.0.0',
  status: 'active',
  schema,
});

const table = (name: string, ...properties: Columns): ContractTable => ({
  name,
  properties,
});

const id = (name: string) =>
  ({
    name,
    logicalType: 'integer',
    primaryKey: true,
    primaryKeyPosition: 1,
  } as const);

const text = (name: string, more: object = {}) =>
  ({ name, logicalType: 'string', ...more } as const);

const time = (name: string, required = true) =>
  ({ name, logicalType: 'timestamp', required } as const);

function infer(
  one: ContractTable,
  evidence: TableEvidence = {},
  ...others: ContractTable[]
): Inference[] {
  return inferSource(contract(one, ...others), new Map([[one.name, evidence]]))[
    one.name
  ];
}

const about = (found: Inference[], what: Inference['about']) =>
  found.filter(one => one.about === what);

describe('personal data', () => {
  it('is found by name, and not in names that only contain one', () => {
    const found = infer(
      table(
        'people',
        id('person_id'),
        text('first_name'),
        text('email'),
        text('home_phone'),
        { name: 'birth_date', logicalType: 'date' },
        text('iban'),
        // None of these is about a person.
        text('hotel'),
        text('product_name'),
        text('ship_via'),
        { name: 'email_count', logicalType: 'integer' },
        { name: 'has_phone', logicalType: 'boolean' },
        text('addressee_kind'),
      ),
    );
    expect(
      about(found, 'personalData').map(one => [one.columns, one.value]),
    ).toEqual([
      [['first_name'], 'name of a person (high)'],
      [['email'], 'e-mail (high)'],
      [['home_phone'], 'telephone (high)'],
      [['birth_date'], 'birth (high)'],
      [['iban'], 'payment (critical)'],
    ]);
  });

  it('is found by the values of a sample, with the share of them', () => {
    const columns = {
      login: { values: ['a@example.com', 'b@example.org', 'c@example.net'] },
      account: {
        values: ['DE89370400440532013000', 'GB82 WEST 1234 5698 7654 32', ''],
      },
      paid_with: {
        values: ['4111111111111111', '5500005555555559', '340000000000009'],
      },
      serial: { values: ['4111111111111112', '1', '2'] },
      version: { values: ['1.2.3', '1.2.4', '2.0.0'] },
    };
    const found = infer(
      table('t', ...Object.keys(columns).map(name => text(name))),
      { columns },
    );
    expect(
      about(found, 'personalData').map(one => [one.columns, one.value]),
    ).toEqual([
      [['login'], 'e-mail (high)'],
      [['paid_with'], 'payment (critical)'],
    ]);
    expect(about(found, 'personalData')[0].reason).toContain(
      '100 % of its values look like e-mail',
    );
  });

  it('agrees with what the people of Northwind marked by hand', () => {
    const yaml = readFileSync(
      path.resolve(
        __dirname,
        '../../../../examples/northwind/northwind.odcs.yaml',
      ),
      'utf8',
    );
    const golden = parseContract(yaml).contract!;
    const plain = {
      ...golden,
      schema: golden.schema.map(one => withPersonalData(one, [])),
    };
    const found = applyInferences(plain, inferSource(plain));
    const list = (of: Contract) =>
      of.schema.flatMap(one =>
        personalColumns(one).map(name => `${one.name}.${name}`),
      );
    const missed = list(golden).filter(name => !list(found).includes(name));
    const wrong = list(found).filter(name => !list(golden).includes(name));
    // Their names say nothing about persons: only people know that these tables are about employees.
    expect(missed).toEqual([
      'employees.city',
      'employees.region',
      'employees.postal_code',
      'employees.extension',
      'employees.notes',
    ]);
    // Addresses and telephones of companies: one click takes the mark off.
    expect(wrong).toEqual(['suppliers.address', 'shippers.phone']);
  });

  it('can be taken back, and what people wrote stays', () => {
    const marked = withPersonalData(
      table('t', text('a', { tags: ['hot'], classification: 'internal' })),
      ['a'],
    );
    expect(marked.properties[0]).toMatchObject({
      tags: ['hot', 'pii'],
      classification: 'internal',
    });
    expect(withPersonalData(marked, []).properties[0]).toEqual(
      text('a', { classification: 'internal', tags: ['hot'] }),
    );
  });
});

describe('cursor and load mode', () => {
  const orders = (...more: Columns) => table('orders', id('order_id'), ...more);
  const mode = (found: Inference[]) => about(found, 'loadMode')[0];

  it('reads small tables whole, whatever they have', () => {
    const found = infer(orders(time('updated_at')), { rows: 830 });
    expect(mode(found)).toMatchObject({ value: 'full', confidence: 'likely' });
    expect(mode(found).reason).toContain('about 830 rows');
    expect(about(found, 'cursor')[0].value).toBe('updated_at');
  });

  it('reads large tables by what changed, and says what is lost by it', () => {
    const found = infer(orders(time('updated_at')), { rows: 2_000_000 });
    expect(mode(found)).toMatchObject({
      value: 'incremental',
      columns: ['updated_at'],
    });
    expect(mode(found).reason).toContain('Deleted rows are not noticed');
    const applied = applyInferences(contract(orders(time('updated_at'))), {
      orders: found,
    });
    expect(tableSettings(applied.schema[0])).toMatchObject({
      loadMode: 'incremental',
      cursor: 'updated_at',
    });
  });

  it.each([
    ['may be empty', orders(time('modified_on', false))],
    ['tells only new rows', orders(time('created_at'))],
    ['is not there', orders(text('updated_by'))],
    ['has no key', table('orders', time('updated_at'))],
  ])('does not trust a cursor that %s', (_, one) => {
    const found = infer(one, { rows: 5_000_000 });
    expect(mode(found).value).toBe('full');
  });

  it('believes the statistics of the database that a column is never empty', () => {
    const found = infer(orders(time('last_update', false)), {
      rows: 200_000,
      columns: { last_update: { nulls: 0 } },
    });
    expect(mode(found).value).toBe('incremental');
  });
});

describe('what is worth a look', () => {
  it('names references that nobody declared, unless two tables could be meant', () => {
    const customers = table('customers', id('id'));
    const orders = table('orders', id('order_id'), {
      name: 'customer_id',
      logicalType: 'integer',
    });
    expect(about(infer(orders, {}, customers), 'relationship')).toMatchObject([
      { value: 'customers.id', confidence: 'guess' },
    ]);
    const twin = table('buyers', id('customer_id'));
    expect(about(infer(orders, {}, customers, twin), 'relationship')).toEqual(
      [],
    );
  });

  it('names business keys, small tables that stand alone, partitions and accepted values', () => {
    const found = infer(
      table(
        'countries',
        id('country_id'),
        text('iso_code', { unique: true, required: true }),
        text('continent'),
      ),
      {
        rows: 60,
        columns: {
          continent: {
            values: Array.from({ length: 60 }, (_, i) => `c${i % 7}`),
          },
        },
      },
    );
    expect(found.map(one => [one.about, one.value, one.confidence])).toEqual([
      ['loadMode', 'full', 'likely'],
      ['businessKey', 'iso_code', 'guess'],
      ['reference', 'reference', 'guess'],
      ['acceptedValues', '7', 'guess'],
    ]);
    const events = infer(
      table('events', id('event_id'), time('occurred_at'), time('updated_at')),
      { rows: 50_000_000 },
    );
    expect(about(events, 'partition')[0]).toMatchObject({
      value: 'month',
      columns: ['occurred_at'],
    });
  });
});

it('never uses a guess, and never throws', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          name: fc.string(),
          logicalType: fc.constantFrom('string', 'integer', 'date', 'boolean'),
          required: fc.boolean(),
        }),
        { maxLength: 10 },
      ),
      fc.array(fc.string(), { maxLength: 60 }),
      fc.nat(),
      (columns, values, rows) => {
        const one = table('t', ...(columns as Columns));
        const found = infer(one, {
          rows,
          columns: Object.fromEntries(columns.map(c => [c.name, { values }])),
        });
        const guesses = found.filter(x => x.confidence === 'guess');
        expect(
          applyInferences(contract(one), { t: guesses }).schema[0],
        ).toEqual(one);
      },
    ),
  );
});
