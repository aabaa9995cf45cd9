// The preview of the onboarding form for the DDL of Northwind and of 500 tables, through the route of the backend, over a bare git
// repository.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import lakehousePlugin from '@lakehouse/backstage-plugin-lakehouse-backend';
import type { SourcePreview } from '@lakehouse/backstage-plugin-lakehouse-common';
import { elapsedMs, medianOf } from './lib/measure';
import { wideSchema } from './lib/wideSchema';

const DDL = path.resolve(__dirname, '../examples/northwind/northwind.sql');
const RUNS = 9;
const MANY_TABLES = 500;
const RUNS_OF_MANY = 3;
const ANSWERS = {
  version: 1,
  kind: 'ddl',
  name: 'shop',
  owner: 'group:default/sales-data',
  promise: '6h',
};
const SETTINGS =
  'name: platform\nowner: group:default/data-platform\ncatalog: platform\n';

/** A bare repository whose only commit holds the settings of a platform. */
async function createPlatform(gitdir: string): Promise<void> {
  const git = (args: string[], input?: string) =>
    execFileSync('git', ['-C', gitdir, ...args], {
      encoding: 'utf8',
      input,
    }).trim();
  git(['init', '--quiet', '--bare', '--initial-branch=main', '.']);
  const blob = git(['hash-object', '-w', '--stdin'], SETTINGS);
  const tree = git(['mktree'], `100644 blob ${blob}\tlakehouse.yaml\n`);
  const who = ['-c', 'user.name=bench', '-c', 'user.email=bench@localhost'];
  const commit = git([...who, 'commit-tree', '-m', 'Start', tree]);
  git(['update-ref', 'refs/heads/main', commit]);
}

function start(gitdir: string) {
  return startTestBackend({
    features: [
      lakehousePlugin,
      mockServices.rootConfig.factory({
        data: {
          lakehouse: {
            catalogs: {},
            onboarding: { repository: { kind: 'local', path: gitdir } },
          },
        },
      }),
    ],
  });
}

/** Figures of the first preview and of warm ones. */
export default async function bench() {
  const gitdir = await mkdtemp(path.join(os.tmpdir(), 'lakehouse-bench-'));
  await createPlatform(gitdir);
  const { server, stop } = await start(gitdir);
  let files = 0;
  const preview = async (ddl: string) => {
    const response = await fetch(
      `http://localhost:${server.port()}/api/lakehouse/onboarding/preview`,
      {
        method: 'POST',
        body: JSON.stringify({ ...ANSWERS, ddl }),
        headers: { 'content-type': 'application/json' },
      },
    );
    const answer = (await response.json()) as SourcePreview;
    if (!answer.ok) throw new Error(JSON.stringify(answer).slice(0, 500));
    files = answer.files.length;
  };
  try {
    const northwind = readFileSync(DDL, 'utf8');
    const cold = await elapsedMs(() => preview(northwind));
    const warm = await medianOf(RUNS, () =>
      elapsedMs(() => preview(northwind)),
    );
    const few = files;
    const wide = wideSchema(MANY_TABLES);
    const before = process.cpuUsage();
    const many = await medianOf(RUNS_OF_MANY, () =>
      elapsedMs(() => preview(wide)),
    );
    const { user, system } = process.cpuUsage(before);
    const cpuMs = (user + system) / 1000 / RUNS_OF_MANY;
    return [
      { figure: 'files', value: few, unit: 'files' },
      { figure: 'first round trip', value: cold, unit: 'ms' },
      { figure: 'round trip', value: warm, unit: 'ms', goal: 200 },
      { figure: `files of ${MANY_TABLES} tables`, value: files, unit: 'files' },
      {
        figure: `round trip of ${MANY_TABLES} tables`,
        value: many,
        unit: 'ms',
        goal: 2000,
      },
      {
        figure: `CPU per file of ${MANY_TABLES} tables`,
        value: cpuMs / files,
        unit: 'ms',
        goal: 2,
      },
    ];
  } finally {
    // Not waited for: it would wait for the connections that fetch keeps alive.
    stop().catch(() => undefined);
    await rm(gitdir, { recursive: true });
  }
}
