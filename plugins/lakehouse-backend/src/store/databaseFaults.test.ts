import path from 'node:path';
import { TestDatabases } from '@backstage/backend-test-utils';
import { knex, type Knex } from 'knex';
import { migrated } from '../__testUtils__/perTest';
import { dump } from '../__testUtils__/dump';
import { syncFixture } from '../__testUtils__/syncFixture';
import { tableWrite } from '../__testUtils__/tableWrite';
import { TestWarehouse } from '../__testUtils__/warehouse';
import { migrate } from './database';
import { TableReader } from './TableReader';
import { TableWriter } from './TableWriter';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_17'] });
const hasPostgres = databases.supports('POSTGRES_17');
const directory = path.join(__dirname, '../../migrations');

let warehouse: TestWarehouse;
beforeEach(async () => {
  warehouse = await TestWarehouse.create();
  await warehouse.commitTen();
});
afterEach(() => warehouse.dispose());

/** What a first sync stores. */
async function fresh(id: Parameters<typeof databases.init>[0]) {
  const db = await migrated(databases, id);
  await syncFixture(db, warehouse.config()).sync.run();
  return dump(db);
}

describe.each(databases.eachSupportedId())('migrations on %s', id => {
  it('case 34: one that was interrupted begins anew, whatever its killed backend has left', async () => {
    const db = await databases.init(id);
    const names = (await db.migrate.list({ directory }))[1];
    for (const { file } of names) {
      const { up } = jest.requireActual(path.join(directory, file));
      const interrupted = db.transaction(async tx => {
        await up(tx);
        throw new Error('killed');
      });
      await expect(interrupted).rejects.toThrow('killed');
      await db('knex_migrations_lock').update({ is_locked: 1 });
      await db.migrate.forceFreeMigrationsLock({ directory });
      await db.migrate.up({ directory });
    }
    await db('knex_migrations_lock').update({ is_locked: 1 });
    await migrate(db);
    await syncFixture(db, warehouse.config()).sync.run();
    expect(await dump(db)).toEqual(await fresh(id));
  });

  it('case 35: what the first schema held ends as a fresh sync', async () => {
    const db = await databases.init(id);
    await db.migrate.up({ directory });
    const now = Date.now();
    await db('lakehouse_tables').insert({
      ref: 'lake/raw_shop.t0',
      catalog: 'lake',
      namespace: 'raw_shop',
      name: 't0',
      sort_name: 't0',
      layer: 'raw',
      state: 'present',
      metadata_location: 's3://old/place',
      owner_evidence: 'none',
      changed_at: now,
      fresh_at: now,
      promise_ms: 1000,
      search_text: 'raw_shop.t0\nid',
      summary: null,
      facts: '{}',
      facts_hash: 'old',
    });
    await db('lakehouse_table_details').insert({
      ref: 'lake/raw_shop.t0',
      detail: '{}',
      snapshots: '[]',
    });
    await migrate(db);
    const { sync } = syncFixture(db, warehouse.config());
    // Tables that the catalog does not name are missing first, and removed then.
    for (let run = 0; run < 3; run++) await sync.run();
    const stored = await dump(db);
    expect(stored).toEqual(await fresh(id));
    expect(stored.tables.length).toBe(10);
  });
});

/** Uses all connections of the pool until it has noticed which of them are ended: what the test asks itself is not what it is about. */
async function noticed(db: Knex): Promise<void> {
  for (let attempt = 0; attempt < 20; attempt++) {
    const asked = Array.from({ length: db.client.pool.max }, () =>
      db.raw('select 1'),
    );
    const answers = await Promise.allSettled(asked);
    if (answers.every(({ status }) => status === 'fulfilled')) return;
  }
  throw new Error('The pool does not recover');
}

(hasPostgres ? describe : describe.skip)('PostgreSQL', () => {
  it('side by side, several backends migrate once', async () => {
    const db = await databases.init('POSTGRES_17');
    await Promise.all([migrate(db), migrate(db), migrate(db)]);
    const [{ count }] = await db('knex_migrations').count();
    const { length } = (await db.migrate.list({ directory }))[0];
    expect(Number(count)).toBe(length);
  });

  it('case 23: connections that are ended at random cost a run, and nothing else', async () => {
    const db = await migrated(databases, 'POSTGRES_17');
    const { sync } = syncFixture(db, warehouse.config());
    for (const delay of [0, 5, 20, 60]) {
      await db('lakehouse_tables').update({ content_version: null });
      const run = sync.run().catch(() => undefined);
      await new Promise(resolve => {
        setTimeout(resolve, delay);
      });
      await db
        .raw(
          'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
        )
        .catch(() => undefined);
      await run;
      await noticed(db);
      await db('lakehouse_leases').update({ expires_at: 1 });
    }
    expect(await sync.run()).toMatchObject({ outcome: 'complete' });
    expect(await dump(db)).toEqual(await fresh('POSTGRES_17'));
  }, 60_000);

  it('case 24: eight writers of the same tables do not wait for each other in a circle', async () => {
    const db = await migrated(databases, 'POSTGRES_17');
    const now = Date.now();
    const tables = Array.from({ length: 200 }, (_, n) =>
      tableWrite({ name: `t${(n * 7) % 200}` }, now),
    );
    await Promise.all(
      Array.from({ length: 8 }, async (_, writer) => {
        const turned = [
          ...tables.slice(writer * 20),
          ...tables.slice(0, writer * 20),
        ];
        await new TableWriter(db, 'lake').write(turned);
      }),
    );
    const [{ count }] = await db('lakehouse_tables').count();
    expect(Number(count)).toBe(200);
  });
});

describe('SQLite', () => {
  let db: Knex;
  let other: Knex;
  beforeEach(async () => {
    const open = () =>
      knex({
        client: 'better-sqlite3',
        connection: { filename: path.join(warehouse.root, 'plugin.db') },
        useNullAsDefault: true,
      });
    db = open();
    other = open();
    await migrate(db);
  });
  afterEach(() => Promise.all([db.destroy(), other.destroy()]));

  const shown = async () =>
    (
      await new TableReader(other).page(
        { sort: 'name', order: 'asc', limit: 50 },
        'all',
      )
    ).rows.length;

  it('case 25: a file that another process holds costs a run, and nothing else', async () => {
    await db.raw('pragma busy_timeout = 50');
    const { sync } = syncFixture(db, warehouse.config());
    await other.raw('begin immediate');
    await expect(sync.run()).rejects.toThrow('database is locked');
    await other.raw('rollback');
    expect(await sync.run()).toMatchObject({ outcome: 'complete' });
    expect(await shown()).toBe(10);
  });

  it.each([
    ['full', 'max_page_count', 'database or disk is full'],
    ['read-only', 'query_only', 'readonly database'],
  ])(
    'case 25: a disk that is %s says so, and reads go on',
    async (_, pragma, reason) => {
      const { sync } = syncFixture(db, warehouse.config());
      await sync.run();
      await db('lakehouse_tables').update({ content_version: null });
      const big = 'x'.repeat(100_000);
      for (let n = 0; n < 10; n++) {
        await warehouse.commit({
          namespace: 'raw_shop',
          name: `big${n}`,
          columns: [big],
        });
      }
      const [{ page_count: pages }] = await db.raw('pragma page_count');
      await db.raw(`pragma ${pragma} = ${pragma === 'query_only' ? 1 : pages}`);
      await expect(sync.run()).rejects.toThrow(reason);
      expect(await shown()).toBe(10);
      expect(await other.raw('pragma integrity_check')).toEqual([
        { integrity_check: 'ok' },
      ]);
      await db.raw(
        `pragma ${pragma} = ${pragma === 'query_only' ? 0 : 1_000_000}`,
      );
      expect(await sync.run()).toMatchObject({ outcome: 'complete' });
      expect(await shown()).toBe(20);
    },
  );
});
