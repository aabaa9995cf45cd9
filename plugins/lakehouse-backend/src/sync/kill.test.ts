import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { TestDatabases } from '@backstage/backend-test-utils';
import { knex, type Knex } from 'knex';
import { dump } from '../__testUtils__/dump';
import { migrate } from '../store/database';
import { syncFixture } from '../__testUtils__/syncFixture';
import { TestWarehouse } from '../__testUtils__/warehouse';

// Processes start slowly on a machine that does other things too.
jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_17'] });
const CHILD = path.join(__dirname, '../__testUtils__/syncChild.ts');

let warehouse: TestWarehouse;
let own: Knex | undefined;
beforeEach(async () => {
  warehouse = await TestWarehouse.create();
  await warehouse.commitTen();
});
afterEach(async () => {
  await own?.destroy();
  own = undefined;
  await warehouse.dispose();
});

/** A database that another process can open too. */
async function shared(id: string) {
  if (id === 'SQLITE_3') {
    const connection = {
      client: 'better-sqlite3',
      connection: { filename: path.join(warehouse.root, 'plugin.db') },
    };
    own = knex({ ...connection, useNullAsDefault: true });
    return { db: own, connection };
  }
  const db = await databases.init('POSTGRES_17');
  const { connection } = db.client.config;
  // Knex hides the password from whoever copies the rest.
  const whole = { ...connection, password: connection.password };
  return { db, connection: { client: 'pg', connection: whole } };
}

/** Syncs in a process of its own, which is killed at its n-th read; answers how it ended. */
async function syncAndKill(connection: object, entry: object, reads: number) {
  const transform = require.resolve('@backstage/cli/config/nodeTransform.cjs');
  const child = spawn(process.execPath, ['--require', transform, CHILD], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.stdin.end(JSON.stringify({ connection, entry }));
  let seen = 0;
  createInterface({ input: child.stdout }).on('line', line => {
    if (line === 'read') seen += 1;
    if (seen === reads) child.kill('SIGKILL');
  });
  const [, signal] = await once(child, 'close');
  return signal;
}

describe.each(databases.eachSupportedId())('a kill on %s', id => {
  it('case 19: at any read leaves the store whole, and the next run makes it what a fresh sync would', async () => {
    const { db, connection } = await shared(id);
    await migrate(db);
    const entry = warehouse.config();
    const { sync } = syncFixture(db, entry);
    await sync.run();
    const fresh = await dump(db);
    for (const reads of [1, 4, 9]) {
      await db('lakehouse_table_details').delete();
      await db('lakehouse_table_texts').delete();
      await db('lakehouse_tables').delete();
      expect(await syncAndKill(connection, entry, reads)).toBe('SIGKILL');

      const half = await dump(db);
      // Pages are whole: no table without its details.
      expect(half.details.map(({ ref }) => ref)).toEqual(
        half.tables.map(({ ref }) => ref),
      );
      expect(half.tables.length).toBeLessThan(10);
      await expect(sync.run()).rejects.toThrow('by another backend');
      // Half a minute later.
      await db('lakehouse_leases').update({ expires_at: 1 });
      expect(await sync.isAbandoned()).toBe(true);
      expect(await sync.run()).toMatchObject({ outcome: 'complete' });
      expect(await dump(db)).toEqual(fresh);
    }
  });
});
