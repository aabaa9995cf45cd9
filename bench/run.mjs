// `npm run bench [-- name …] [--scale small|full] [--rounds n]`: runs the `*.bench.ts` here and the benches of the stamped platform, and
// prints their figures, counts and ratios before seconds. A bench file's default export is an async function that returns
// `[{ figure, value, unit, goal? }]`.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { main, Sentence } from '../scripts/lib/say.mjs';
import {
  ALL_PLATFORM_BENCHES,
  PLATFORM_BENCHES,
  runPlatformBenches,
} from './platform.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const results = path.join(here, 'results');
const require = createRequire(import.meta.url);
require('@backstage/cli/config/nodeTransform.cjs');

const format = value =>
  typeof value === 'number' && !Number.isInteger(value)
    ? value.toFixed(2)
    : String(value);

async function runBench(file) {
  process.stderr.write(`${file}\n`);
  const bench = require(path.join(here, file)).default;
  return (await bench()).map(({ figure, value, unit, goal }) => ({
    bench: file.split('.')[0],
    figure,
    value: `${format(value)} ${unit}`,
    // A goal is an upper bound.
    goal: goal === undefined ? '' : `≤ ${format(goal)} ${unit}`,
    met: goal === undefined ? '' : value <= goal ? 'yes' : 'NO',
  }));
}

main(async () => {
  const { values, positionals: wanted } = parseArgs({
    allowPositionals: true,
    options: { scale: { type: 'string' }, rounds: { type: 'string' } },
  });
  const files = fs
    .readdirSync(here)
    .filter(name => name.endsWith('.bench.ts'))
    .sort();
  const nameOf = file => file.split('.')[0];
  const known = [...files.map(nameOf), ...PLATFORM_BENCHES];
  const unknown = wanted.filter(name => !known.includes(name));
  if (unknown.length) {
    throw new Sentence(
      `There is no bench ${unknown.join(', ')}: name some of ${known.join(
        ', ',
      )}, or none to run all.`,
    );
  }
  const names = wanted.length
    ? wanted
    : [...files.map(nameOf), ...ALL_PLATFORM_BENCHES];
  const rows = [];
  for (const file of files.filter(name => names.includes(nameOf(name)))) {
    rows.push(...(await runBench(file)));
  }
  const platform = names.filter(name => PLATFORM_BENCHES.includes(name));
  if (platform.length) {
    rows.push(...(await runPlatformBenches(platform, values, results)));
  }
  console.table(rows);
  fs.mkdirSync(results, { recursive: true });
  fs.writeFileSync(
    path.join(results, 'latest.json'),
    `${JSON.stringify(rows, null, 2)}\n`,
  );
  // Worker threads and pools of a bench may still idle.
  process.exit(process.exitCode ?? 0);
});
