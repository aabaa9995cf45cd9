// Syncs of a Glue catalog with 10,000 and 100,000 tables: calls of AWS, rows, CPU and memory, against a fake without latency.
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { FakeGlue } from '../plugins/lakehouse-backend/src/__testUtils__/fakeGlue';
import { syncOnce } from './lib/syncInChild';

const DATABASES = 40;

const sum = (calls: Record<string, number>) =>
  Object.values(calls).reduce((total, count) => total + count, 0);

/** Commits to tables with these numbers, spread over the databases. */
function commitEach(glue: FakeGlue, from: number, to: number) {
  for (let n = from; n < to; n++) {
    glue.commit(`db${n % DATABASES}`, `t${Math.floor(n / DATABASES)}`);
  }
}

/** Databases whose tables fill whole pages: half of them have a page more than the others. */
async function manyTables(tables: number): Promise<FakeGlue> {
  const pages = tables / 100;
  const glue = await FakeGlue.create(DATABASES, 0);
  for (let page = 0; page < pages; page++) {
    for (let n = 0; n < 100; n++) {
      const number = Math.floor(page / DATABASES) * 100 + n;
      glue.commit(`db${page % DATABASES}`, `t${number}`);
    }
  }
  return glue;
}

async function measure(tables: number, heapMb: number) {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'lakehouse-bench-'));
  const glue = await manyTables(tables);
  const sync = async () => {
    const run = await syncOnce(
      path.join(folder, 'plugin.db'),
      glue.config(),
      heapMb,
    );
    return { ...run, calls: sum(glue.takeCalls()) };
  };
  try {
    const cold = await sync();
    const idle = await sync();
    const changed = tables / 100;
    commitEach(glue, 0, changed);
    const busy = await sync();
    const pages = 1 + tables / 100;
    // Lists pages, then asks for each table and reads its file, in every run.
    const rival = pages + 2 * tables;
    const name = tables.toLocaleString('en');
    return [
      {
        figure: `${name} tables: listed in a heap of ${heapMb} MB`,
        value: cold.listed,
        unit: 'tables',
      },
      {
        figure: `${name}, 1 % changed: calls beyond pages and changed tables`,
        value: busy.calls - pages - changed,
        unit: 'calls',
        goal: 0,
      },
      {
        figure: `${name}, 1 % changed: calls for a hundred of list-and-load-all`,
        value: (100 * busy.calls) / rival,
        unit: 'calls',
        goal: 1,
      },
      {
        figure: `${name}, idle: calls beyond pages`,
        value: idle.calls - pages,
        unit: 'calls',
        goal: 0,
      },
      {
        figure: `${name}, idle: rows written and files read`,
        value: idle.written + idle.read,
        unit: 'rows and files',
        goal: 0,
      },
      { figure: `${name}, cold: CPU`, value: cold.cpuMs / 1000, unit: 's' },
      { figure: `${name}, cold: wall`, value: cold.wallMs / 1000, unit: 's' },
      { figure: `${name}, cold: peak memory`, value: cold.peakMb, unit: 'MiB' },
      { figure: `${name}, idle: wall`, value: idle.wallMs / 1000, unit: 's' },
    ];
  } finally {
    await glue.close();
    await rm(folder, { recursive: true });
  }
}

/** Figures of the first, an idle and a busy sync. */
export default async function bench() {
  return [...(await measure(10_000, 512)), ...(await measure(100_000, 512))];
}
