import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { migrated } from '../__testUtils__/perTest';
import { tableWrite, type GivenTable } from '../__testUtils__/tableWrite';
import { NamespaceReader } from './NamespaceReader';
import { TableWriter } from './TableWriter';
import type { Visibility } from './visibility';

// PostgreSQL takes part where BACKSTAGE_TEST_DATABASE_POSTGRES17_CONNECTION_STRING names one.
const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_17'] });

describe.each(databases.eachSupportedId())('namespaces on %s', id => {
  let db: Knex;
  beforeEach(async () => {
    db = await migrated(databases, id);
  }, 60_000);

  const save = (given: GivenTable[]) =>
    new TableWriter(db, 'lake').write(
      given.map(entry => tableWrite(entry, Date.now())),
    );
  const hers: Visibility = {
    not: { column: 'owner', values: ['group:default/b'] },
  };

  it('are read whole, within what may be seen', async () => {
    await save([
      { name: 'b', owner: 'group:default/b' },
      { name: 'C', hoursAgo: null },
      { name: 'a', state: 'missing' },
    ]);
    const reader = new NamespaceReader(db);
    expect(await reader.namespaces('lake', 'all')).toEqual([
      { name: 'marts', tables: 3 },
    ]);
    expect(await reader.namespaces('lake', hers)).toEqual([
      { name: 'marts', tables: 2 },
    ]);
    const read = async (visible: Visibility, limit = 10) =>
      (await reader.tables('lake', 'marts', visible, limit)).map(
        ({ row }) => `${row.name} ${row.state} ${row.rows}`,
      );
    expect(await read('all')).toEqual([
      'a missing 10',
      'b present 10',
      'C present null',
    ]);
    expect(await read(hers)).toEqual(['a missing 10', 'C present null']);
    expect(await read('all', 1)).toEqual(['a missing 10']);
    expect(await reader.tables('lake', 'raw', 'all', 10)).toEqual([]);
  });

  it('say whether there is anything to see', async () => {
    await save([{ name: 'b', owner: 'group:default/b' }]);
    const reader = new NamespaceReader(db);
    expect(await reader.hasTables('lake', 'all')).toBe(true);
    expect(await reader.hasTables('lake', hers)).toBe(false);
    expect(await reader.hasTables('other', 'all')).toBe(false);
  });
});
