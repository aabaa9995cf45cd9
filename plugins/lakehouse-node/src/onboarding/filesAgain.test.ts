import { parseContract } from '@lakehouse/backstage-plugin-lakehouse-common';
import {
  again,
  csv,
  found,
  LOCATION,
  ORDERS,
  parquet,
  stamped,
} from './__testUtils__/folder';
import { answersOf, findSource } from './existingSource';

describe('reading the files of a source again', () => {
  it('finds its connection by the folder of its contract', async () => {
    const { existing } = findSource(
      await stamped([csv('orders.csv', ORDERS)]),
      'shop',
    );
    const asked: unknown[] = [];
    const answers = answersOf(existing!, server => {
      asked.push(server.location);
      return 'exports';
    });
    expect(asked).toEqual([LOCATION]);
    expect(answers).toMatchObject({ connection: 'exports', schema: '' });
  });

  it.each([
    ['the same', ORDERS],
    [
      'codes that look like numbers',
      ORDERS.replace('01\n', '11\n').replace('02\n', '12\n'),
    ],
    ['fewer digits', 'order_id,day,total,code\n1,31/01/2024,3,01\n'],
    ['dates of either order', 'order_id,day,total,code\n1,01/02/2024,3.5,01\n'],
    ['dates of ISO 8601', 'order_id,day,total,code\n1,2024-02-01,3.5,01\n'],
    ['no values', 'order_id,day,total,code\n1,,,\n'],
    ['no rows', 'order_id,day,total,code\n'],
    [
      'another order of columns',
      'code,total,day,order_id\n01,1.5,31/01/2024,1\n',
    ],
    [
      'another key by the sample',
      'order_id,day,total,code\n1,31/01/2024,3,01\n1,31/01/2024,3,02\n',
    ],
  ])('says nothing about a sample with %s', async (_, content) => {
    const files = await stamped([csv('orders.csv', ORDERS)]);
    const { kinds, same, notes } = await again(
      files,
      found([csv('orders.csv', content)]),
    );
    expect(kinds).toEqual(['orders known']);
    expect(notes.filter(one => one.startsWith('error'))).toEqual([]);
    expect(same).toBe(true);
  });

  it.each([
    ['a text', 'abc,31/01/2024,1,01', 'retyped order_id', '"abc"'],
    ['the month first', '1,01/31/2024,1,01', 'retyped day', '"01/31/2024"'],
    ['more decimals', '1,31/01/2024,1.005,01', 'retyped total', '"1.005"'],
    ['a decimal comma', '1,31/01/2024,"1,5",01', 'retyped total', '"1,5"'],
  ])(
    'names %s where the contract has another type',
    async (_, row, kind, value) => {
      const files = await stamped([csv('orders.csv', ORDERS)]);
      const { kinds, drift, same } = await again(
        files,
        found([csv('orders.csv', `order_id,day,total,code\n${row}\n`)]),
      );
      expect(kinds).toEqual([`orders known ${kind}`]);
      expect(drift[0].message).toContain(`holds ${value}`);
      expect(drift[0].message).toContain('Loads reject rows');
      expect(same).toBe(true);
    },
  );

  it('takes in larger numbers, and new columns as the text that loads made of them', async () => {
    const files = await stamped([csv('orders.csv', ORDERS)], text =>
      text.replace('numeric(18,2)', 'numeric(6,2)'),
    );
    const { kinds, drift, contract } = await again(
      files,
      found([
        csv(
          'orders.csv',
          ORDERS.replace('total,code', 'total,code,weight')
            .replace('7,02', '12345678.5,02,3')
            .replace('50,01', '50,01,4'),
        ),
      ]),
    );
    expect(kinds).toEqual(['orders known +added weight +widened total']);
    expect(drift[0].message).toContain('comes in as text');
    const [orders] = parseContract(contract!).contract!.schema;
    expect(orders.properties[2]).toMatchObject({
      physicalType: 'numeric(10,2)',
    });
    expect(orders.properties[4]).toMatchObject({
      name: 'weight',
      logicalType: 'string',
      physicalType: 'text',
    });
    const left = await again(
      files,
      found([
        csv(
          'orders.csv',
          ORDERS.replace(/code/, 'code,weight').replace(
            /,0(\d)\n/g,
            ',0$1,3\n',
          ),
        ),
      ]),
      { tables: [{ name: 'orders', acceptDrift: false }] },
    );
    expect(left.kinds).toEqual(['orders known +added weight']);
    expect(left.same).toBe(true);
  });

  it('gives new columns their type where loads leave them out', async () => {
    const files = await stamped([csv('orders.csv', ORDERS)], text =>
      text
        .replace(
          /^schema:/m,
          'customProperties:\n  - { property: lakehouse.schemaPolicy, value: ignore }\nschema:',
        )
        .replace(
          /customProperties:\n {2}- property: lakehouse.csv[\s\S]*?(?=customProperties:)/,
          '',
        ),
    );
    const { contract } = await again(
      files,
      found([
        csv(
          'orders.csv',
          'order_id,day,total,code,weight\n1,31/01/2024,1,01,3\n',
        ),
      ]),
      { tables: [{ name: 'orders', acceptDrift: true }] },
    );
    const [orders] = parseContract(contract!).contract!.schema;
    expect(orders.properties[4]).toMatchObject({ logicalType: 'integer' });
  });

  it('names columns that are gone or renamed, and writes neither', async () => {
    const files = await stamped([csv('orders.csv', ORDERS)]);
    const gone = await again(
      files,
      found([csv('orders.csv', 'order_id,day,code\n1,31/01/2024,01\n')]),
    );
    expect(gone.kinds).toEqual(['orders known removed total']);
    expect(gone.drift[0].message).toContain(
      'none of the files that were looked at',
    );
    const renamed = await again(
      files,
      found([csv('orders.csv', ORDERS.replace('total', 'totals'))]),
    );
    expect(renamed.kinds).toEqual(['orders known renamed total']);
    expect(renamed.same && gone.same).toBe(true);
  });

  it('takes a rare member of JSON for gone only where all was seen', async () => {
    const line = '{"id":1,"note":"x"}\n';
    const files = await stamped([csv('events.ndjson', line)]);
    const now = (truncated: boolean) =>
      again(
        files,
        found([
          { name: 'events.ndjson', content: '{"id":1}\n{"id":2}\n', truncated },
        ]),
      );
    expect((await now(true)).kinds).toEqual(['events known']);
    expect((await now(false)).kinds).toEqual(['events known removed note']);
    const without = await again(
      files,
      found([
        {
          name: 'events.ndjson',
          content: '{"note":"a"}\n{"note":"b"}\n',
          truncated: true,
        },
      ]),
    );
    expect(without.kinds).toEqual(['events known removed id']);
  });

  it('follows the types that Parquet declares, those of the newest file', async () => {
    const files = await stamped([
      parquet('a.parquet', 'id:integer', 'sum:decimal(10,2)'),
    ]);
    const wider = await again(
      files,
      found([
        parquet('a.parquet', 'id:bigint', 'sum:decimal(12,2)', 'at:date'),
      ]),
    );
    expect(wider.kinds).toEqual(['a known +added at +widened id +widened sum']);
    const [table] = parseContract(wider.contract!).contract!.schema;
    expect(table.properties.map(one => one.physicalType)).toEqual([
      'bigint',
      'decimal(12,2)',
      'date',
    ]);
    const other = await again(
      files,
      found([parquet('a.parquet', 'id:text', 'sum:decimal(10,2)')]),
    );
    expect(other.kinds).toEqual(['a known retyped id']);
    expect(other.drift[0].message).toContain(
      'id is text in the files and integer in the contract',
    );
    const folder = await stamped([parquet('a/1.parquet', 'id:bigint')]);
    const newest = (type: string) =>
      again(
        folder,
        found([
          parquet('a/1.parquet', 'id:bigint'),
          parquet('a/2.parquet', `id:${type}`),
        ]),
      );
    expect((await newest('text')).kinds).toEqual(['a known retyped id']);
    expect((await newest('bigint')).kinds).toEqual(['a known']);
  });
});
