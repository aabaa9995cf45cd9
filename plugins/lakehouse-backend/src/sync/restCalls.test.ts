import { TestDatabases } from '@backstage/backend-test-utils';
import { migrated } from '../__testUtils__/perTest';
import { FakeRest } from '../__testUtils__/fakeRest';
import { syncFixture } from '../__testUtils__/syncFixture';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

// The same at 10,000 tables: `npm run bench -- rest`.
describe('the calls of a REST catalog with ETags', () => {
  it('are its pages and one question for each table, and only changed tables tell their metadata', async () => {
    const rest = await FakeRest.create(4, 150);
    try {
      const db = await migrated(databases, 'SQLITE_3');
      const { sync } = syncFixture(db, rest.config());
      // One for the configuration, one for the namespaces; of each its children and two pages of tables.
      const pages = 2 + 4 * 3;
      expect(rest.pages).toBe(pages);
      expect(await sync.run()).toMatchObject({ listed: 600, written: 600 });
      expect(rest.takeCalls()).toEqual({ pages, tables: 600, bodies: 600 });

      expect(await sync.run()).toMatchObject({ read: 0, written: 0 });
      expect(rest.takeCalls()).toEqual({ pages, tables: 600, bodies: 0 });

      for (let n = 0; n < 6; n++) rest.commit(`ns${n % 4}`, n * 20);
      expect(await sync.run()).toMatchObject({ read: 6, written: 6 });
      expect(rest.takeCalls()).toEqual({ pages, tables: 600, bodies: 6 });
    } finally {
      await rest.close();
    }
  }, 60_000);
});
