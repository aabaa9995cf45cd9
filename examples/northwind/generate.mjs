#!/usr/bin/env node
// Writes the rows of Northwind as CSV files: node generate.mjs --out <folder> [--scale 1] [--day 0] [--seed 1996]
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { writeCsv } from './rows/csv.mjs';
import { dayZero } from './rows/dayZero.mjs';
import { afterDays } from './rows/days.mjs';
import { randomOf } from './rows/random.mjs';

/**
 * All rows of all 14 tables, deterministic in its arguments.
 *
 * - `scale`: multiplies customers, products, orders and order lines (1 gives the row counts of the original).
 * - `day`: days of inserts, updates and deletes since day 0; always the whole state, never only the changes.
 */
export function generate({ scale = 1, day = 0, seed = 1996 } = {}) {
  return afterDays(dayZero(randomOf(seed), scale), seed, day);
}

function number(text, name, least) {
  const value = Number(text);
  if (!Number.isInteger(value) || value < least) {
    throw new Error(
      `--${name} is "${text}": give a whole number from ${least} on.`,
    );
  }
  return value;
}

function main() {
  const { values } = parseArgs({
    options: {
      out: { type: 'string' },
      scale: { type: 'string', default: '1' },
      day: { type: 'string', default: '0' },
      seed: { type: 'string', default: '1996' },
    },
  });
  if (!values.out)
    throw new Error('--out is missing: name the folder to write to.');
  const tables = generate({
    scale: number(values.scale, 'scale', 1),
    day: number(values.day, 'day', 0),
    seed: number(values.seed, 'seed', 0),
  });
  writeCsv(values.out, tables);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    main();
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 2;
  }
}
