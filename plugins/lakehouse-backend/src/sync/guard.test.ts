import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { migrated, warehousePerTest } from '../__testUtils__/perTest';
import { syncFixture } from '../__testUtils__/syncFixture';
import type { TestWarehouse } from '../__testUtils__/warehouse';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_17'] });
const ALICE = 'user:default/alice';

let warehouse: TestWarehouse;
warehousePerTest(made => {
  warehouse = made;
});

describe.each(databases.eachSupportedId())(
  'the guard of removals on %s',
  id => {
    let db: Knex;
    beforeEach(async () => {
      db = await migrated(databases, id);
    }, 60_000);

    const setUp = (extra: object = {}) =>
      syncFixture(db, { ...warehouse.config(), ...extra });

    it.each([
      ['case 7: all', 10],
      ['case 8: 40 %', 4],
    ])('%s of the tables vanish at once: none is removed', async (_, lost) => {
      const all = await warehouse.commitTen();
      const { sync, states } = setUp();
      await sync.run();
      for (const table of all.slice(0, lost)) {
        await warehouse.drop(table);
      }
      for (let run = 0; run < 4; run++) {
        await sync.run();
      }
      expect(Object.keys(await states())).toHaveLength(10);
      expect(await sync.run()).toMatchObject({
        outcome: 'partial',
        missing: lost,
        written: 0,
        reason: expect.stringContaining(`${lost} of 10`),
      });
    });

    it('case 8: remembers what the guard held back; confirmed, exactly that is removed', async () => {
      const all = await warehouse.commitTen();
      const { sync, states, removed, trips } = setUp();
      await sync.run();
      for (const table of all.slice(0, 4)) await warehouse.drop(table);
      await sync.run();
      expect(await trips.page({}, 10)).toEqual([]);
      await sync.run();
      const [trip] = await trips.page({ status: ['open'] }, 10);
      expect(trip).toMatchObject({
        catalog: 'lake',
        namespace: null,
        missing: 4,
        known: 10,
        refs: [0, 1, 2, 3].map(index => `lake/marts.t${index}`),
      });

      // One more is missing than the person has seen.
      await expect(
        removed.confirm(trip.id, 3, ALICE, Date.now()),
      ).rejects.toThrow('Look again');
      // One comes back before the person decides.
      await warehouse.commit(all[0]);
      await sync.run();
      const [after] = await trips.page({ status: ['open'] }, 10);
      expect(after).toMatchObject({ id: trip.id, missing: 3 });
      expect(
        await removed.confirm(trip.id, 3, ALICE, Date.now()),
      ).toMatchObject({
        removed: 3,
      });
      expect(Object.keys(await states())).toEqual(
        all.map(({ name }) => name).filter(name => !/[123]/.test(name)),
      );
      expect(await removed.page({}, 10)).toMatchObject([
        { removedBy: ALICE },
        { removedBy: ALICE },
        { removedBy: ALICE },
      ]);
      expect(await trips.get(trip.id)).toMatchObject({
        status: 'confirmed',
        decidedBy: ALICE,
      });
      await expect(
        removed.confirm(trip.id, 3, ALICE, Date.now()),
      ).rejects.toThrow('decided already');
      expect(await sync.run()).toMatchObject({
        outcome: 'complete',
        written: 0,
      });
    });

    it('case 7: an empty listing by mistake heals by itself', async () => {
      const all = await warehouse.commitTen();
      const { sync, states, trips } = setUp();
      await sync.run();
      for (const table of all) await warehouse.drop(table);
      await sync.run();
      await sync.run();
      expect(await trips.page({ status: ['open'] }, 10)).toHaveLength(1);
      for (const table of all) await warehouse.commit(table);
      await sync.run();
      expect(await trips.page({}, 10)).toMatchObject([{ status: 'healed' }]);
      expect(new Set(Object.values(await states()))).toEqual(
        new Set(['present']),
      );
    });
  },
);
