// The benches of the stamped platform (Python, in platform/): prepares its environment and a PostgreSQL server, and runs them.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { preparePlatformTools } from '../scripts/lib/platformTools.mjs';
import { startPostgres } from '../scripts/lib/postgres.mjs';
import { run } from '../scripts/lib/process.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));

/** `vault` is `satellite` and `pit`. */
export const PLATFORM_BENCHES = ['vault', 'satellite', 'pit', 'ingestion'];
export const ALL_PLATFORM_BENCHES = ['vault', 'ingestion'];

/** Runs benches of the platform; resolves to rows `{ bench, figure, value, goal, met }`. All they measured is in `<results>/platform.json`. */
export async function runPlatformBenches(names, options, results) {
  const { python, env } = await preparePlatformTools();
  const file = path.join(results, 'platform.json');
  const given = Object.entries(options).flatMap(([key, value]) => [
    `--${key}`,
    value,
  ]);
  const postgres = names.includes('ingestion')
    ? await startPostgres()
    : undefined;
  try {
    await run(
      'The benches of the platform',
      python,
      ['-m', 'lakehouse_bench', ...names, ...given, '--json', file],
      {
        env: {
          ...env,
          PYTHONPATH: path.join(here, 'platform'),
          ...(postgres && { LAKEHOUSE_TEST_POSTGRES: postgres.url }),
        },
      },
    );
  } finally {
    await postgres?.stop();
  }
  return JSON.parse(fs.readFileSync(file, 'utf8')).figures;
}
