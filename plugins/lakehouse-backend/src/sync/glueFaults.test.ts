import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { migrated } from '../__testUtils__/perTest';
import { FakeGlue } from '../__testUtils__/fakeGlue';
import { syncFixture } from '../__testUtils__/syncFixture';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
const DATABASES = 6;
const TABLES = 120;
/** One page of databases, and two of tables for each. */
const PAGES = { GetDatabases: 1, GetTables: 2 * DATABASES };

let glue: FakeGlue;
let db: Knex;
beforeEach(async () => {
  glue = await FakeGlue.create(DATABASES, TABLES);
  db = await migrated(databases, 'SQLITE_3');
});
afterEach(() => glue.close());

/** Answers every n-th call of an operation like this. */
function everyNth(n: number, operation: string, type: string) {
  let count = 0;
  glue.fault = asked => {
    if (asked !== operation) return undefined;
    count += 1;
    return count % n === 0
      ? { status: 400, body: { __type: type, message: 'no' } }
      : undefined;
  };
}

describe('a sync of Glue', () => {
  it('costs the pages of the listing and one read for each table that changed', async () => {
    const { sync } = syncFixture(db, glue.config());
    expect(await sync.run()).toMatchObject({
      outcome: 'complete',
      listed: DATABASES * TABLES,
    });
    expect(glue.takeCalls()).toEqual({
      ...PAGES,
      GetObject: DATABASES * TABLES,
    });

    expect(await sync.run()).toMatchObject({ read: 0, written: 0 });
    expect(glue.takeCalls()).toEqual(PAGES);

    for (let n = 0; n < 12; n++) glue.commit(`db${n % DATABASES}`, `t${n * 7}`);
    expect(await sync.run()).toMatchObject({ read: 12, written: 12 });
    expect(glue.takeCalls()).toEqual({ ...PAGES, GetObject: 12 });
  }, 60_000);

  it('case 1: completes while a part of the calls is throttled, with at most half as many calls more', async () => {
    const { sync } = syncFixture(db, glue.config());
    await sync.run();
    glue.takeCalls();
    everyNth(3, 'GetTables', 'ThrottlingException');
    expect(await sync.run()).toMatchObject({
      outcome: 'complete',
      missing: 0,
      removed: 0,
    });
    const { GetTables } = glue.takeCalls();
    expect(GetTables).toBeLessThanOrEqual(PAGES.GetTables * 1.5);
  }, 60_000);

  it('case 2: a run that is stopped while it is throttled removes nothing, and the next one goes on where it was', async () => {
    const { sync, states } = syncFixture(db, glue.config());
    await sync.run();
    const before = await states();
    glue.fault = (operation, { DatabaseName }) =>
      operation === 'GetTables' && DatabaseName === 'db4'
        ? { status: 400, body: { __type: 'ThrottlingException' } }
        : undefined;
    await expect(sync.run(AbortSignal.timeout(2000))).rejects.toThrow();
    expect(await states()).toEqual(before);
    const order: string[] = [];
    glue.fault = (operation, { DatabaseName }) => {
      if (operation === 'GetTables') order.push(DatabaseName);
      return undefined;
    };
    expect(await sync.run()).toMatchObject({ outcome: 'complete', read: 0 });
    // db3 was the last that a page came from; after a complete run the next one begins at the top again.
    expect([...new Set(order)].join()).toBe('db3,db4,db5,db0,db1,db2');
    order.length = 0;
    await sync.run();
    expect(order[0]).toBe('db0');
  }, 60_000);

  it('case 3: credentials that are refused in the middle end no listing that was seen, and remove nothing', async () => {
    const { sync, states, runs } = syncFixture(db, glue.config());
    await sync.run();
    const before = await states();
    glue.fault = (operation, { DatabaseName }) =>
      operation === 'GetTables' && DatabaseName >= 'db3'
        ? { status: 400, body: { __type: 'ExpiredTokenException' } }
        : undefined;
    const run = await sync.run();
    expect(run).toMatchObject({ outcome: 'partial', removed: 0, missing: 0 });
    expect(await states()).toEqual(before);
    const found = await runs.get(run.id);
    const broken = found?.outcomes.filter(
      ({ outcome }) => outcome !== 'complete',
    );
    expect(broken).toHaveLength(3);
  }, 60_000);

  it('case 6: a listing that gives the same page again and again ends, in that database only', async () => {
    const { sync } = syncFixture(db, glue.config());
    glue.fault = (operation, { DatabaseName }) =>
      operation === 'GetTables' && DatabaseName === 'db2'
        ? { body: { TableList: [], NextToken: 'again' } }
        : undefined;
    expect(await sync.run()).toMatchObject({
      outcome: 'partial',
      listed: (DATABASES - 1) * TABLES,
    });
    expect(glue.takeCalls().GetTables).toBeLessThan(PAGES.GetTables + 5);
  }, 60_000);

  it('case 10: a file that is gone when it is read leaves what was known, until it is there', async () => {
    const { sync, row, states } = syncFixture(db, glue.config());
    await sync.run();
    glue.commit('db1', 't1');
    glue.fault = operation =>
      operation === 'GetObject'
        ? { status: 404, body: '<Error><Code>NoSuchKey</Code></Error>' }
        : undefined;
    expect(await sync.run()).toMatchObject({ outcome: 'complete', removed: 0 });
    expect(await row('db1.t1')).toMatchObject({
      state: 'unreadable',
      state_reason: expect.stringMatching(/^not-found: .*1-t1\.metadata\.json/),
      row_count: 10,
    });
    expect((await states()).t1).toBeDefined();
    glue.fault = () => undefined;
    await sync.run();
    expect(await row('db1.t1')).toMatchObject({
      state: 'present',
      row_count: 11,
    });
  }, 60_000);
});
