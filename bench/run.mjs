// `npm run bench [-- name …]`: runs every `*.bench.ts` here and prints its figures, counts and ratios before seconds.
// A bench file's default export is an async function that returns `[{ figure, value, unit, goal? }]`.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const require = createRequire(import.meta.url);
require('@backstage/cli/config/nodeTransform.cjs');

const wanted = process.argv.slice(2);
const files = fs
  .readdirSync(here)
  .filter(name => name.endsWith('.bench.ts'))
  .filter(name => !wanted.length || wanted.includes(name.split('.')[0]))
  .sort();
if (!files.length) {
  process.stderr.write(`There is no bench ${wanted.join(', ')}.\n`);
  process.exitCode = 2;
}

const format = value =>
  typeof value === 'number' && !Number.isInteger(value)
    ? value.toFixed(2)
    : String(value);

const rows = [];
for (const file of files) {
  process.stderr.write(`${file}\n`);
  const bench = require(path.join(here, file)).default;
  for (const { figure, value, unit, goal } of await bench()) {
    rows.push({
      bench: file.split('.')[0],
      figure,
      value: `${format(value)} ${unit}`,
      goal: goal === undefined ? '' : `${format(goal)} ${unit}`,
      // A goal is an upper bound.
      met: goal === undefined ? '' : value <= goal ? 'yes' : 'NO',
    });
  }
}
console.table(rows);
fs.mkdirSync(path.join(here, 'results'), { recursive: true });
fs.writeFileSync(
  path.join(here, 'results/latest.json'),
  `${JSON.stringify(rows, null, 2)}\n`,
);
// Worker threads and pools of a bench may still idle.
process.exit(process.exitCode ?? 0);
