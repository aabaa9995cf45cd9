import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { migrated } from '../__testUtils__/perTest';
import { FakeGlue } from '../__testUtils__/fakeGlue';
import type { FakeAnswer } from '../__testUtils__/fakeServer';
import { syncFixture } from '../__testUtils__/syncFixture';

// `FAULT_SECONDS=1800 FAULT_SEED=7 yarn test randomFaults` goes on for half an hour, from the same beginning each time.
const SECONDS = Number(process.env.FAULT_SECONDS ?? 25);
const SEED = Number(process.env.FAULT_SEED ?? Date.now() % 1_000_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_17'] });

/** Numbers below a bound, the same for the same seed (mulberry32). */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  /* eslint-disable no-bitwise */
  return below => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
  /* eslint-enable no-bitwise */
}

/** What a server does wrong; each answers as long as it is in force. */
const FAULTS: Array<(operation: string, input: any) => FakeAnswer | undefined> =
  [
    operation =>
      operation === 'GetDatabases' ? { status: 500, body: 'no' } : undefined,
    (operation, { DatabaseName }) =>
      operation === 'GetTables' && DatabaseName === 'db1'
        ? { status: 400, body: { __type: 'AccessDeniedException' } }
        : undefined,
    (operation, { DatabaseName }) =>
      operation === 'GetTables' && DatabaseName === 'db2'
        ? { body: '{"TableList": [{"Na' }
        : undefined,
    (operation, { DatabaseName }) =>
      operation === 'GetTables' && DatabaseName === 'db0'
        ? { body: { TableList: [], NextToken: 'again' } }
        : undefined,
    // A lie: nothing is there.
    (operation, { DatabaseName }) =>
      operation === 'GetTables' && DatabaseName === 'db2'
        ? { body: { TableList: [] } }
        : undefined,
    operation => (operation === 'GetDatabases' ? { body: {} } : undefined),
    operation =>
      operation === 'GetObject'
        ? { body: '{"format-version": 2, ' }
        : undefined,
    operation =>
      operation === 'GetObject'
        ? { status: 404, body: '<Error><Code>NoSuchKey</Code></Error>' }
        : undefined,
    operation =>
      operation === 'GetObject' ? { body: '{"format-version": 4}' } : undefined,
  ];

/** What people do to tables; at most two of twelve go at once, which is no reason to hold them back for ever. */
function change(
  glue: FakeGlue,
  random: (below: number) => number,
  step: number,
) {
  const database = `db${random(3)}`;
  const tables = glue.databases.get(database)!;
  const names = [...tables.keys()];
  const name = names[random(names.length)] ?? `t${step}`;
  switch (random(6)) {
    case 0:
      tables.delete(name);
      break;
    case 1: {
      const table = tables.get(name);
      tables.delete(name);
      if (table) tables.set(`renamed${step}`, table);
      break;
    }
    case 2:
      // Dropped, and created anew under its name.
      tables.delete(name);
      glue.commit(database, name, `new${step}`);
      break;
    case 3:
      glue.commit(database, `t${step}`, `u${step}`);
      break;
    default:
      glue.commit(database, name);
  }
}

describe.each(databases.eachSupportedId())('random faults on %s', id => {
  it(
    `remove no table that exists, and leave the store as a fresh sync makes it (seed ${SEED})`,
    async () => {
      const random = randomNumbers(SEED);
      const glue = await FakeGlue.create(3, 12);
      const db = await migrated(databases, id);
      const { sync, removed, trips } = syncFixture(db, glue.config());
      const ends = Date.now() + (SECONDS * 1000) / 2;
      const rightly = new Set<string>();
      try {
        for (let step = 0; Date.now() < ends; step++) {
          change(glue, random, step);
          glue.fault = FAULTS[random(FAULTS.length * 2)] ?? (() => undefined);
          const stop = random(5) === 0 ? random(60) : undefined;
          await sync
            .run(stop === undefined ? undefined : AbortSignal.timeout(stop))
            .catch(error => {
              if (stop === undefined) throw error;
            });
          // Only what this run removed: a name that came back may not have been seen again yet.
          const gone = await removed.page({}, 1000);
          const now = gone.filter(entry => !rightly.has(entry.id));
          expect(now.filter(({ ref }) => exists(glue, ref))).toEqual([]);
          for (const entry of now) rightly.add(entry.id);
        }
        glue.fault = () => undefined;
        // Missing, then removed, as far as the guard lets them go, and the rest by hand.
        for (let run = 0; run < 3; run++) await sync.run();
        for (const { id: trip, refs } of await trips.page(
          { status: ['open'] },
          100,
        )) {
          await removed.confirm(
            trip,
            refs.length,
            'user:default/test',
            Date.now(),
          );
        }
        expect(await sync.run()).toMatchObject({ outcome: 'complete' });

        const other = await migrated(databases, id);
        await syncFixture(other, glue.config()).sync.run();
        expect(await dump(db)).toEqual(await dump(other));
      } finally {
        await glue.close();
      }
    },
    SECONDS * 1000 + 60_000,
  );
});

function exists(glue: FakeGlue, ref: string): boolean {
  const [, database, name] = /^lake\/(.+)\.([^.]+)$/.exec(ref)!;
  return glue.databases.get(database)?.has(name) ?? false;
}

/** All that is known of tables, but for what tells how they got there. */
async function dump(db: Knex) {
  const tables = await db('lakehouse_tables').orderBy('ref');
  const texts = await db('lakehouse_table_texts').orderBy('ref');
  const details = await db('lakehouse_table_details')
    .select('ref')
    .orderBy('ref');
  return {
    details,
    tables: tables.map(
      ({ ref, state, metadata_location, table_uuid, row_count }) => ({
        ref,
        state,
        metadata_location,
        table_uuid,
        row_count,
      }),
    ),
    texts: texts.map(({ ref, search_text, facts }) => ({
      ref,
      search_text,
      facts,
    })),
  };
}
