import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { migrated } from '../__testUtils__/perTest';
import type { ListedPage } from '../catalogs/types';
import { syncFixture } from '../__testUtils__/syncFixture';
import { TestWarehouse } from '../__testUtils__/warehouse';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_17'] });
const orders = { namespace: 'raw_shop', name: 'orders' };
const facts = { namespace: 'marts', name: 'fct_orders' };

let warehouse: TestWarehouse;
beforeEach(async () => {
  warehouse = await TestWarehouse.create();
  await warehouse.commit(orders);
  await warehouse.commit(facts);
});
afterEach(() => warehouse.dispose());

describe.each(databases.eachSupportedId())('runs on %s', id => {
  let db: Knex;
  beforeEach(async () => {
    db = await migrated(databases, id);
  }, 60_000);

  /** A sync whose listing a test may change. */
  const setUp = (extra: object = {}) => {
    const fault: { change?: (page: ListedPage) => ListedPage } = {};
    const fixture = syncFixture(
      db,
      { ...warehouse.config(), ...extra },
      real => ({
        find: table => real.find(table),
        async *listTables(signal) {
          for await (const page of real.listTables(signal)) {
            yield fault.change?.(page) ?? page;
          }
        },
        load: (table, version) => real.load(table, version),
        fingerprint: location => real.fingerprint!(location),
        watchPaths: () => [],
      }),
    );
    return { ...fixture, fault };
  };
  const outcomesOf = async (
    { runs }: Pick<ReturnType<typeof setUp>, 'runs'>,
    run: { id: string },
  ) => {
    const { outcomes } = (await runs.get(run.id))!;
    return Object.fromEntries(outcomes.map(each => [each.namespace, each]));
  };

  it('keeps every run with what it did, as a whole and per namespace', async () => {
    const fixture = setUp();
    const first = await fixture.sync.run();
    await warehouse.commit({ ...orders, version: 1 });
    const second = await fixture.sync.run();
    const stored = await fixture.runs.page({}, 10);
    expect(stored).toEqual([second, first]);
    expect(second).toMatchObject({
      catalog: 'lake',
      outcome: 'complete',
      listed: 2,
      read: 1,
      written: 1,
      namespaces: 2,
      problems: 0,
    });
    expect(second.finishedAt).toBeGreaterThanOrEqual(second.startedAt);
    expect(await outcomesOf(fixture, second)).toMatchObject({
      raw_shop: { outcome: 'complete', listed: 1, read: 1, written: 1 },
      marts: { outcome: 'complete', listed: 1, read: 0, written: 0 },
    });
  });

  it('case 4: names the namespace that was denied, and why; the others are complete', async () => {
    const fixture = setUp();
    await fixture.sync.run();
    fixture.fault.change = page => ({
      tables: page.tables.filter(({ name }) => name !== 'orders'),
      problems: [
        {
          namespace: ['raw_shop'],
          outcome: 'denied',
          reason: 'AccessDenied\u0007 for raw_shop',
        },
      ],
    });
    const run = await fixture.sync.run();
    expect(run).toMatchObject({ outcome: 'partial', problems: 1 });
    expect(await outcomesOf(fixture, run)).toMatchObject({
      raw_shop: { outcome: 'denied', reason: 'AccessDenied  for raw_shop' },
      marts: { outcome: 'complete', listed: 1 },
    });
  });

  it('tells unreadable, missing, held back and removed tables apart', async () => {
    for (const name of ['a', 'b', 'c']) {
      await warehouse.commit({ namespace: 'other', name });
    }
    const fixture = setUp();
    await fixture.sync.run();
    const file = await warehouse.writeMetadata({ ...orders, version: 1 }, '{');
    await warehouse.point(orders, `file://${file}`);
    await warehouse.drop({ namespace: 'other', name: 'a' });
    expect(await outcomesOf(fixture, await fixture.sync.run())).toMatchObject({
      raw_shop: {
        outcome: 'partial',
        unreadable: 1,
        reason: 'Unreadable tables: 1',
      },
      other: { outcome: 'complete', missing: 1, removed: 0 },
    });
    expect(await outcomesOf(fixture, await fixture.sync.run())).toMatchObject({
      other: { outcome: 'complete', missing: 0, removed: 1 },
    });
    await warehouse.drop({ namespace: 'other', name: 'b' });
    await warehouse.drop({ namespace: 'other', name: 'c' });
    await fixture.sync.run();
    expect(await outcomesOf(fixture, await fixture.sync.run())).toMatchObject({
      other: {
        outcome: 'partial',
        missing: 2,
        reason: expect.stringContaining('at once: 2'),
      },
    });
  });

  it('case 5: a listing that breaks off fails, and says where it was', async () => {
    const fixture = setUp();
    fixture.fault.change = () => {
      throw new Error('status 500');
    };
    const run = await fixture.sync.run();
    expect(run).toMatchObject({ outcome: 'failed', reason: 'status 500' });
    expect(await fixture.runs.page({ outcome: ['failed'] }, 10)).toEqual([run]);
  });

  it('keeps the outcomes of idle runs once', async () => {
    const { sync } = setUp();
    for (let run = 0; run < 4; run++) await sync.run();
    expect(await db('lakehouse_runs')).toHaveLength(4);
    // The first run read, the others did nothing.
    expect(await db('lakehouse_run_outcomes')).toHaveLength(2);
  });

  it('pages through runs, each once, and narrows them to a catalog', async () => {
    const { sync, runs } = setUp();
    for (let run = 0; run < 5; run++) await sync.run();
    const seen: string[] = [];
    let after: { at: number; id: string } | undefined;
    for (;;) {
      const page = await runs.page({ catalog: ['lake'] }, 2, after);
      seen.push(...page.map(run => run.id));
      const last = page.at(-1);
      if (!last) break;
      after = { at: last.startedAt, id: last.id };
    }
    expect(seen).toHaveLength(5);
    expect(new Set(seen).size).toBe(5);
    expect(await runs.page({ catalog: ['other'] }, 2)).toEqual([]);
  });

  it('forgets runs when their time is over', async () => {
    const { sync, runs } = setUp({ keepDays: 1 });
    const old = await sync.run();
    await db('lakehouse_runs').update({
      started_at: Date.now() - 2 * 86_400_000,
    });
    const next = await sync.run();
    expect((await runs.page({}, 10)).map(run => run.id)).toEqual([next.id]);
    expect(await runs.get(old.id)).toBeUndefined();
    expect(await db('lakehouse_run_outcomes')).toHaveLength(1);
  });

  it('case 19: a run whose backend was killed has failed, as the next one sees', async () => {
    const { sync, runs } = setUp();
    const killed = await runs.begin('lake', Date.now() - 1000);
    expect((await runs.get(killed.id))!.run.outcome).toBe('running');
    await sync.run();
    expect((await runs.get(killed.id))!.run).toMatchObject({
      outcome: 'failed',
      reason: 'The backend stopped during this run.',
    });
  });
});
