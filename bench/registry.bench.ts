// Lists of the registry at 100,000 tables of 30 columns, on SQLite and PostgreSQL, from the store as the API asks it.
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { knex, type Knex } from 'knex';
import { fillTables } from '../plugins/lakehouse-backend/src/__testUtils__/manyTables';
import { questions } from '../plugins/lakehouse-backend/src/__testUtils__/questions';
import { migrate } from '../plugins/lakehouse-backend/src/store/database';
import { FacetReader } from '../plugins/lakehouse-backend/src/store/FacetReader';
import { TableReader } from '../plugins/lakehouse-backend/src/store/TableReader';
import { elapsedMs } from './lib/measure';

const TABLES = 100_000;
const ROUNDS = 200;

/** Upper bounds of the 99th percentile, in milliseconds. */
const GOAL = { SQLite: 5, PostgreSQL: 30 };

/** By nearest rank: the smallest value that so many are not above. */
function percentile(sorted: number[], share: number): number {
  return sorted[Math.ceil(sorted.length * share) - 1];
}

async function measure(name: keyof typeof GOAL, db: Knex) {
  await migrate(db);
  await fillTables(db, TABLES, Date.now());
  const asked = await questions(new TableReader(db), new FacetReader(db));
  const figures = [];
  for (const { text, ask, hot } of asked) {
    const times: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      times.push(await elapsedMs(ask));
    }
    times.sort((a, b) => a - b);
    figures.push(
      {
        figure: `${name}: ${text}, p50`,
        value: percentile(times, 0.5),
        unit: 'ms',
      },
      {
        figure: `${name}: ${text}, p99`,
        value: percentile(times, 0.99),
        unit: 'ms',
        ...(hot && { goal: GOAL[name] }),
      },
    );
  }
  return figures;
}

/** Times of every question that lists ask. */
export default async function bench() {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'lakehouse-bench-'));
  const sqlite = knex({
    client: 'better-sqlite3',
    connection: { filename: path.join(folder, 'registry.db') },
    useNullAsDefault: true,
  });
  // An ES module of the scripts, which this file, being CommonJS, has to import at run time.
  const { startPostgres } = await import('../scripts/lib/postgres.mjs');
  const server = await startPostgres();
  const postgres = knex({ client: 'pg', connection: server.url });
  try {
    return [
      ...(await measure('SQLite', sqlite)),
      ...(await measure('PostgreSQL', postgres)),
    ];
  } finally {
    await sqlite.destroy();
    await postgres.destroy();
    await server.stop();
    await rm(folder, { recursive: true });
  }
}
