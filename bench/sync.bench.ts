// Idle sync of a warehouse through the plugin as it is installed: rows written and files read, then seconds.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import lakehousePlugin from '@lakehouse/backstage-plugin-lakehouse-backend';
import type { SyncRun } from '@lakehouse/backstage-plugin-lakehouse-common';

const TABLES = 1000;
const COLUMNS = 40;
const SNAPSHOTS = 100;
const CHANGED = 10;

function metadata(version: number): string {
  const start = Date.now() - SNAPSHOTS * 3_600_000;
  return JSON.stringify({
    'format-version': 2,
    'table-uuid': '00000000-0000-0000-0000-000000000000',
    location: '/warehouse',
    'last-updated-ms': Date.now(),
    schemas: [
      {
        'schema-id': 0,
        fields: Array.from({ length: COLUMNS }, (_, index) => ({
          id: index + 1,
          name: `column_${index}`,
          required: false,
          type: 'string',
        })),
      },
    ],
    'current-schema-id': 0,
    'partition-specs': [{ 'spec-id': 0, fields: [] }],
    'default-spec-id': 0,
    'current-snapshot-id': SNAPSHOTS,
    snapshots: Array.from({ length: SNAPSHOTS }, (_, index) => ({
      'snapshot-id': index + 1,
      ...(index > 0 && { 'parent-snapshot-id': index }),
      'sequence-number': index + 1,
      'timestamp-ms': start + index * 3_600_000,
      'manifest-list': `/warehouse/metadata/snap-${index}-${'0'.repeat(
        60,
      )}.avro`,
      summary: {
        operation: 'append',
        'added-records': String(version + 1),
        'total-records': String(index),
        'spark.app.id': 'local-1700000000000',
      },
    })),
  });
}

async function commit(root: string, table: number, version: number) {
  const folder = path.join(root, 'marts', `t${table}`, 'metadata');
  await mkdir(folder, { recursive: true });
  await writeFile(
    path.join(folder, `0000${version}-x.metadata.json`),
    metadata(version),
  );
}

/** Figures of the first, an idle, and a busy sync. */
export default async function bench() {
  const root = await mkdtemp(path.join(os.tmpdir(), 'lakehouse-bench-'));
  for (let table = 0; table < TABLES; table++) {
    await commit(root, table, 0);
  }
  const { server, stop } = await startTestBackend({
    features: [
      lakehousePlugin,
      mockServices.scheduler.factory({ skipTaskRunOnStartup: true }),
      mockServices.rootConfig.factory({
        data: {
          lakehouse: {
            catalogs: {
              bench: {
                kind: 'filesystem',
                filesystem: { path: root },
                watch: false,
              },
            },
          },
        },
      }),
    ],
  });
  const sync = async () => {
    const cpu = process.cpuUsage();
    const response = await fetch(
      `http://localhost:${server.port()}/api/lakehouse/catalogs/bench/refresh`,
      { method: 'POST' },
    );
    const run = (await response.json()) as SyncRun;
    const { user, system } = process.cpuUsage(cpu);
    return { ...run, cpuMs: (user + system) / 1000 };
  };
  try {
    const cold = await sync();
    const idle = await sync();
    for (let table = 0; table < CHANGED; table++) {
      await commit(root, table, 1);
    }
    const busy = await sync();
    return [
      { figure: 'tables', value: cold.listed, unit: 'tables' },
      {
        figure: 'idle: rows written',
        value: idle.written,
        unit: 'rows',
        goal: 0,
      },
      { figure: 'idle: files read', value: idle.read, unit: 'files', goal: 0 },
      {
        figure: 'files read per changed table',
        value: busy.read / CHANGED,
        unit: 'files',
        goal: 1,
      },
      {
        figure: 'rows written per changed table',
        value: busy.written / CHANGED,
        unit: 'rows',
        goal: 1,
      },
      {
        figure: 'first sync: CPU per table',
        value: cold.cpuMs / TABLES,
        unit: 'ms',
      },
      {
        figure: 'idle sync: CPU per table',
        value: idle.cpuMs / TABLES,
        unit: 'ms',
      },
    ];
  } finally {
    // Not waited for: it would wait for the connections that fetch keeps alive.
    stop().catch(() => undefined);
    await rm(root, { recursive: true });
  }
}
