import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { migrated } from '../__testUtils__/perTest';
import { tableWrite, type GivenTable } from '../__testUtils__/tableWrite';
import { verdictOf } from '../api/views/listItem';
import { neighbourhood } from '../lineage/neighbourhood';
import { migrate } from './database';
import { EdgeStore } from './EdgeStore';
import { FacetReader } from './FacetReader';
import { freshnessState } from './freshnessSql';
import type { TableRow } from './rows';
import type { SortField, SortOrder } from './sorting';
import { TableReader } from './TableReader';
import { TableWriter } from './TableWriter';

// PostgreSQL takes part where BACKSTAGE_TEST_DATABASE_POSTGRES17_CONNECTION_STRING names one.
const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_17'] });

describe.each(databases.eachSupportedId())('store on %s', id => {
  let db: Knex;
  let now: number;
  beforeEach(async () => {
    db = await migrated(databases, id);
    now = Date.now();
  }, 60_000);

  const save = (given: GivenTable[]) =>
    new TableWriter(db, 'lake').write(
      given.map(entry => tableWrite(entry, now)),
    );
  const names = (rows: TableRow[]) => rows.map(row => row.name);

  it('pages through every order in both directions, each row once', async () => {
    await save([
      { name: 'B', hoursAgo: 5, promiseHours: 1, owner: 'group:default/b' },
      { name: 'a', hoursAgo: 5, promiseHours: 24, owner: 'group:default/b' },
      { name: 'ä', hoursAgo: null, promiseHours: 2 },
      { name: 'c_1', hoursAgo: 3 },
      { name: 'd', hoursAgo: null, owner: 'group:default/a' },
      { name: 'e', hoursAgo: 9, promiseHours: 10 },
      { name: 'f', hoursAgo: 2, promiseHours: 10, state: 'missing' },
    ]);
    const reader = new TableReader(db);
    const sorts: SortField[] = [
      'name',
      'owner',
      'freshness',
      'changed',
      'rows',
      'size',
    ];
    for (const sort of sorts) {
      for (const order of ['asc', 'desc'] as SortOrder[]) {
        const page = (limit: number, cursor?: string) =>
          reader.page({ sort, order, limit, cursor }, 'all');
        const whole = names((await page(100)).rows);
        expect(whole).toHaveLength(7);

        const forward: string[] = [];
        const pages: string[][] = [];
        let last = await page(2);
        expect(last.prevCursor).toBeUndefined();
        for (;;) {
          pages.push(names(last.rows));
          forward.push(...names(last.rows));
          if (!last.nextCursor) break;
          last = await page(2, last.nextCursor);
        }
        expect([sort, order, forward]).toEqual([sort, order, whole]);

        const back: string[][] = [names(last.rows)];
        while (last.prevCursor) {
          last = await page(2, last.prevCursor);
          back.unshift(names(last.rows));
        }
        expect(back.flat()).toEqual(whole);
        expect(pages.flat()).toEqual(whole);
      }
    }
  });

  it('puts rows without a value last, and the most overdue table first', async () => {
    await save([
      { name: 'none', hoursAgo: null },
      { name: 'fresh', hoursAgo: 1, promiseHours: 10 },
      { name: 'late', hoursAgo: 30, promiseHours: 20 },
      { name: 'later', hoursAgo: 50, promiseHours: 20 },
      { name: 'due', hoursAgo: 9, promiseHours: 10 },
    ]);
    const reader = new TableReader(db);
    const sorted = async (sort: SortField, order: SortOrder) =>
      names((await reader.page({ sort, order, limit: 10 }, 'all')).rows);
    expect(await sorted('freshness', 'asc')).toEqual([
      'later',
      'late',
      'due',
      'fresh',
      'none',
    ]);
    expect((await sorted('changed', 'asc')).at(-1)).toBe('none');
    expect((await sorted('changed', 'desc')).at(-1)).toBe('none');
  });

  it('computes the same freshness in SQL as evaluate does', async () => {
    const given: GivenTable[] = [];
    for (const hoursAgo of [null, -1, 0, 7.9, 8.1, 9.9, 10.1, 100]) {
      for (const promiseHours of [undefined, 10]) {
        for (const noLaterThanHours of [undefined, 5, 20]) {
          for (const state of ['present', 'unreadable', 'missing'] as const) {
            given.push({
              name: `t${given.length}`,
              hoursAgo,
              promiseHours,
              noLaterThanHours:
                hoursAgo === null ? noLaterThanHours : undefined,
              state,
            });
          }
        }
      }
    }
    await save(given);
    const states = await db('lakehouse_tables').select('ref', {
      inSql: freshnessState(db, now),
    });
    const inSql = new Map(states.map(row => [row.ref, row.inSql] as const));
    const rows = await new TableReader(db).byRefs([...inSql.keys()]);
    expect(rows).toHaveLength(given.length);
    for (const row of rows) {
      expect([row.name, inSql.get(row.ref)]).toEqual([
        row.name,
        verdictOf(row, now).state,
      ]);
    }
  });

  it('searches table and column names, literally, all words', async () => {
    await save([
      { name: 'orders', columns: ['id', 'Ship_Country'] },
      { name: 'shipments', columns: ['id', 'order_id'] },
      { name: 'x100%', columns: ['it!s'] },
    ]);
    const found = async (search: string) =>
      names(
        (
          await new TableReader(db).page(
            { sort: 'name', order: 'asc', limit: 10, search },
            'all',
          )
        ).rows,
      );
    expect(await found('order')).toEqual(['orders', 'shipments']);
    expect(await found('ORDER ship_c')).toEqual(['orders']);
    expect(await found('p_')).toEqual(['orders']);
    expect(await found('0%')).toEqual(['x100%']);
    expect(await found('t!s')).toEqual(['x100%']);
  });

  it('counts a facet among the tables that match the other filters', async () => {
    await save([
      { name: 'a', promiseHours: 10, owner: 'group:default/x' },
      { name: 'b', hoursAgo: 20, promiseHours: 10, owner: 'group:default/x' },
      { name: 'c', promiseHours: 10 },
    ]);
    const facets = new FacetReader(db);
    const filters = { owner: ['group:default/x'], freshness: ['late'] };
    expect(await facets.counts('freshness', filters, 'all')).toEqual([
      { value: 'fresh', count: 1 },
      { value: 'late', count: 1 },
    ]);
    expect(await facets.counts('owner', filters, 'all')).toEqual([
      { value: 'group:default/x', count: 1 },
    ]);
    expect(await facets.counts('owner', {}, 'all')).toEqual([
      { value: 'group:default/x', count: 2 },
      { value: 'none', count: 1 },
    ]);
    expect(await facets.total({ owner: ['none'] }, 'all')).toBe(1);
  });

  it('narrows by tags, and counts each tag among the tables that match the other filters', async () => {
    const owner = 'group:default/x';
    await save([
      { name: 'a', tags: ['gold', 'pii'], owner },
      { name: 'b', tags: ['gold'] },
      { name: 'c', tags: ['core'], owner },
      { name: 'd' },
    ]);
    const tagged = async (tag: string[]) => {
      const query = { sort: 'name', order: 'asc', limit: 10, tag } as const;
      const { rows } = await new TableReader(db).page(query, 'all');
      return names(rows);
    };
    expect(await tagged(['gold'])).toEqual(['a', 'b']);
    expect(await tagged(['core', 'pii'])).toEqual(['a', 'c']);
    const facets = new FacetReader(db);
    const all = [
      { value: 'gold', count: 2 },
      { value: 'core', count: 1 },
      { value: 'pii', count: 1 },
    ];
    expect(await facets.tags({}, 'all')).toEqual(all);
    expect(await facets.tags({ tag: ['pii'] }, 'all')).toEqual(all);
    const owned = all.map(({ value }) => ({ value, count: 1 }));
    expect(new Set(await facets.tags({ owner: [owner] }, 'all'))).toEqual(
      new Set(owned),
    );
    // Whoever may not see a table does not learn of its tags.
    const visible = { column: 'owner' as const, values: [owner] };
    expect(new Set(await facets.tags({}, visible))).toEqual(new Set(owned));
    expect(await facets.total({ tag: ['gold'] }, visible)).toBe(1);
  });

  it('keeps tables without owner visible under a negated condition', async () => {
    await save([{ name: 'a', owner: 'group:default/x' }, { name: 'b' }]);
    const { rows } = await new TableReader(db).page(
      { sort: 'name', order: 'asc', limit: 10 },
      { not: { column: 'owner', values: ['group:default/x'] } },
    );
    expect(names(rows)).toEqual(['b']);
  });

  it('writes only edges that changed', async () => {
    const edges = new EdgeStore(db);
    const edge = (from: string, to: string) => ({
      from,
      to,
      job: 'j',
      why: 'w',
    });
    expect(await edges.replace('lake', [edge('a', 'b'), edge('b', 'c')])).toBe(
      2,
    );
    expect(await edges.replace('lake', [edge('b', 'c'), edge('a', 'b')])).toBe(
      0,
    );
    expect(await edges.replace('lake', [edge('b', 'c'), edge('c', 'd')])).toBe(
      2,
    );
    expect(
      (await edges.neighbours(['b', 'c'], 'downstream', 10)).edges,
    ).toHaveLength(2);
  });

  it('walks cycles, self loops and big fan-ins within bounds', async () => {
    const edges = new EdgeStore(db);
    const pairs: Array<[string, string]> = [
      ['a', 'b'],
      ['b', 'a'],
      ['b', 'b'],
      ['c', 'b'],
      ...Array.from({ length: 500 }, (_, index): [string, string] => [
        `in${String(index).padStart(3, '0')}`,
        'hub',
      ]),
    ];
    await edges.replace(
      'lake',
      pairs.map(([from, to]) => ({ from, to, job: 'j', why: 'w' })),
    );
    const both = ['upstream', 'downstream'] as const;
    const cycle = await neighbourhood(edges, 'b', {
      directions: [...both],
      depth: 20,
      maxNodes: 100,
    });
    expect([...cycle.distances.keys()].sort()).toEqual(['a', 'b', 'c']);
    expect(cycle.truncated).toBe(false);

    const hub = await neighbourhood(edges, 'hub', {
      directions: [...both],
      depth: 2,
      maxNodes: 10,
    });
    expect(hub.distances.size).toBe(10);
    expect(hub.truncated).toBe(true);
    expect(hub.frontier.get('hub')).toBe(491);
  });

  it('can be migrated down and up again', async () => {
    await db.schema
      .hasTable('lakehouse_tables')
      .then(has => expect(has).toBe(true));
    const directory = `${__dirname}/../../migrations`;
    await db.migrate.rollback({ directory });
    expect(await db.schema.hasTable('lakehouse_tables')).toBe(false);
    await migrate(db);
  });
});
