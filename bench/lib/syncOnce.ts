import { text } from 'node:stream/consumers';
import { knex } from 'knex';
import { syncFixture } from '../../plugins/lakehouse-backend/src/__testUtils__/syncFixture';
import { migrate } from '../../plugins/lakehouse-backend/src/store/database';
import { cpuMs, elapsedMs } from './measure';

/** What one sync in a process of its own took. */
export interface Measured {
  listed: number;
  read: number;
  written: number;
  outcome: string;
  cpuMs: number;
  wallMs: number;
  /** Highest resident memory of the process, in MiB. */
  peakMb: number;
}

/** Runs one sync of what standard input tells, into a SQLite file. */
async function main() {
  const { filename, entry } = JSON.parse(await text(process.stdin));
  const db = knex({
    client: 'better-sqlite3',
    connection: { filename },
    useNullAsDefault: true,
  });
  await migrate(db);
  const { sync } = syncFixture(db, entry);
  let run: Awaited<ReturnType<typeof sync.run>> | undefined;
  let cpu = 0;
  const wallMs = await elapsedMs(async () => {
    cpu = await cpuMs(async () => {
      run = await sync.run();
    });
  });
  await db.destroy();
  const { listed, read, written, outcome } = run!;
  const measured: Measured = {
    listed,
    read,
    written,
    outcome,
    cpuMs: cpu,
    wallMs,
    peakMb: process.resourceUsage().maxRSS / 1024,
  };
  process.stdout.write(JSON.stringify(measured));
}

if (require.main === module) {
  main();
}
