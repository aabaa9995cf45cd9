import { text } from 'node:stream/consumers';
import { knex } from 'knex';
import type { IcebergCatalog } from '../catalogs/types';
import { syncFixture } from './syncFixture';

/** A listing in pages of two tables, so that a run writes many times. */
export function inSmallPages(real: IcebergCatalog): IcebergCatalog {
  return {
    find: table => real.find(table),
    async *listTables(signal) {
      for await (const { tables } of real.listTables(signal)) {
        for (let start = 0; start < tables.length; start += 2) {
          yield { tables: tables.slice(start, start + 2) };
        }
      }
    },
    async load(table, version) {
      const loaded = await real.load(table, version);
      // The parent counts these, and kills at one of them.
      process.stdout.write('read\n');
      return loaded;
    },
    fingerprint: location => real.fingerprint!(location),
    watchPaths: () => [],
  };
}

/** A backend of its own, for tests that kill one: runs one sync of what it is told on standard input. */
async function main() {
  const { connection, entry } = JSON.parse(await text(process.stdin));
  const db = knex({ ...connection, useNullAsDefault: true });
  await syncFixture(db, entry, inSmallPages).sync.run();
  await db.destroy();
}

if (require.main === module) {
  main();
}
