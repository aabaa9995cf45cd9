import { parseContract } from '@lakehouse/backstage-plugin-lakehouse-common';
import {
  again,
  CONTRACT,
  csv,
  found,
  LOCATION,
  ORDERS,
  parquet,
  stamped,
} from './__testUtils__/folder';

describe('files of a source that come, go or cannot be read', () => {
  it('brings new tables unselected, with their questions, and what their format needs', async () => {
    const files = await stamped([parquet('a.parquet', 'id:bigint')]);
    expect(files.get(CONTRACT)).toContain('format: parquet');
    const now = found([
      parquet('a.parquet', 'id:bigint'),
      csv('visits.csv', 'visit_id;day\n1;01/02/2024\n'),
    ]);
    const left = await again(files, now);
    expect(left.kinds).toEqual(['visits new', 'a known']);
    expect(left.same).toBe(true);
    const visits = { name: 'visits', selected: true };
    const asked = await again(files, now, { tables: [visits] });
    expect(asked.notes.join()).toContain('visits.day');
    const taken = await again(files, now, {
      tables: [{ ...visits, readings: [{ column: 'day', as: 'day-first' }] }],
    });
    expect(taken.notes.filter(one => one.startsWith('error'))).toEqual([]);
    const { contract } = parseContract(taken.contract!);
    expect(contract!.servers![0]).not.toHaveProperty('format');
    expect(contract!.servers![0].location).toBe(LOCATION);
    expect(taken.contract).toContain('delimiter: ;');
    expect(taken.contract).toContain('format: dd/MM/yyyy');
    expect(contract!.schema.map(({ name }) => name)).toEqual(['a', 'visits']);
  });

  it('tells files that are gone from files that cannot be used', async () => {
    const files = await stamped([
      csv('orders.csv', ORDERS),
      csv('visits.csv', 'id\n1\n'),
    ]);
    const gone = await again(files, found([csv('visits.csv', 'id\n1\n')]));
    expect(gone.kinds).toEqual(['orders missing missing', 'visits known']);
    expect(gone.drift[0].message).toContain('No file of "orders" was found');
    const empty = await again(
      files,
      found([csv('orders.csv', ''), csv('visits.csv', 'id\n1\n')]),
    );
    expect(empty.kinds).toEqual(['orders known', 'visits known']);
    expect(empty.notes).toContainEqual(
      expect.stringContaining('warning: orders.csv is empty'),
    );
    const none = await again(files, found([csv('orders.csv', '')]));
    expect(none.kinds).toEqual(['orders known', 'visits missing missing']);
  });

  it.each([
    [
      'another delimiter',
      csv('orders.csv', ORDERS.replaceAll(',', ';')),
      'warning: orders.csv parts its fields by ";"',
    ],
    [
      'another format',
      csv('orders.json', '{"order_id":1}'),
      'warning: orders.json is JSON',
    ],
  ])(
    'says that loads do not read %s, instead of naming every column',
    async (_, file, note) => {
      const files = await stamped([csv('orders.csv', ORDERS)]);
      const { kinds, notes, same } = await again(files, found([file]));
      expect(kinds).toEqual(['orders known']);
      expect(notes).toContainEqual(expect.stringContaining(note));
      expect(same).toBe(true);
    },
  );

  it('refuses a database, and warns of another folder', async () => {
    const files = await stamped([csv('orders.csv', ORDERS)]);
    const server = {
      server: 'database',
      type: 'postgresql',
      host: 'db',
      port: 5432,
      database: 'd',
      schema: 'public',
    };
    const database = await again(
      files,
      found([], LOCATION, { server, files: undefined, schema: 'public' }),
    );
    expect(database.notes).toContainEqual(
      expect.stringContaining('but a database was read'),
    );
    const other = await again(
      files,
      found([csv('orders.csv', ORDERS)], 's3://exports/other/'),
    );
    expect(other.notes).toContainEqual(
      expect.stringContaining(
        'warning: The connection reads another folder than s3://exports/shop/',
      ),
    );
    const slash = await again(
      files,
      found([csv('orders.csv', ORDERS)], 's3://exports/shop'),
    );
    expect(slash.notes.join()).not.toContain('another folder');
  });
});
