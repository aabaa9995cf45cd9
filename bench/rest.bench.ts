// Syncs of a REST catalog with 10,000 tables and ETags: calls, answers with metadata, rows and CPU, against a fake without latency.
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { FakeRest } from '../plugins/lakehouse-backend/src/__testUtils__/fakeRest';
import { syncOnce } from './lib/syncInChild';

const NAMESPACES = 40;
const TABLES = 10_000;
const HEAP_MB = 512;

/** Figures of the first, an idle and a busy sync. */
export default async function bench() {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'lakehouse-bench-'));
  const rest = await FakeRest.create(NAMESPACES, TABLES / NAMESPACES);
  const sync = async () => {
    const filename = path.join(folder, 'plugin.db');
    const run = await syncOnce(filename, rest.config(), HEAP_MB);
    return { ...run, calls: rest.takeCalls() };
  };
  try {
    const cold = await sync();
    const idle = await sync();
    const changed = TABLES / 100;
    for (let n = 0; n < changed; n++) {
      rest.commit(`ns${n % NAMESPACES}`, Math.floor(n / NAMESPACES));
    }
    const busy = await sync();
    const name = TABLES.toLocaleString('en');
    /** Calls that a run need not make: beyond pages and one question for each table. */
    const beyond = ({ pages, tables }: typeof busy.calls) =>
      pages + tables - rest.pages - TABLES;
    const zero = (figure: string, value: number, unit: string) => ({
      figure: `${name} tables, ${figure}`,
      // Too few would be as wrong.
      value: Math.abs(value),
      unit,
      goal: 0,
    });
    return [
      zero('cold: tables not listed', TABLES - cold.listed, 'tables'),
      zero('cold: calls beyond pages and tables', beyond(cold.calls), 'calls'),
      zero(
        'idle: calls beyond pages and conditional questions',
        beyond(idle.calls),
        'calls',
      ),
      zero('idle: answers with metadata', idle.calls.bodies, 'answers'),
      zero(
        'idle: rows written and files read',
        idle.written + idle.read,
        'rows and files',
      ),
      zero(
        '1 % changed: answers with metadata beyond the changed tables',
        busy.calls.bodies - changed,
        'answers',
      ),
      zero(
        '1 % changed: rows written beyond the changed tables',
        busy.written - changed,
        'rows',
      ),
      { figure: `${name}, cold: CPU`, value: cold.cpuMs / 1000, unit: 's' },
      { figure: `${name}, idle: CPU`, value: idle.cpuMs / 1000, unit: 's' },
      { figure: `${name}, idle: wall`, value: idle.wallMs / 1000, unit: 's' },
    ];
  } finally {
    await rest.close();
    await rm(folder, { recursive: true });
  }
}
