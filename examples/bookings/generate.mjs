#!/usr/bin/env node
// Writes the files that one delivery brings: node generate.mjs --out <folder> [--delivery 1] [--seed 2026]
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { field } from '../northwind/rows/csv.mjs';
import { randomOf } from '../northwind/rows/random.mjs';
import { history } from './rows/bookings.mjs';
import { dateOf } from './rows/days.mjs';
import { propertiesOf } from './rows/properties.mjs';
import { ARRIVALS, reportOf } from './rows/reports.mjs';

/** How many deliveries there are. */
export const DELIVERIES = Object.keys(ARRIVALS).length;

const PROPERTIES =
  'property_id name city rooms status nightly_rate opened_on changed_on'.split(
    ' ',
  );
const BOOKINGS =
  'report_day booking_id property_id kind status check_in check_out guests changed_at'.split(
    ' ',
  );

/**
 * The files of delivery 1, 2 or 3, deterministic in its arguments: {'properties.csv': rows, 'bookings/<day>.csv': rows, …}. A row
 * is an object, or a text where the file is broken. A name that an earlier delivery had replaces that file.
 */
export function deliver(delivery, seed = 2026) {
  const days = history(randomOf(seed));
  const files = { 'properties.csv': propertiesOf(delivery) };
  for (const [day, version] of ARRIVALS[delivery]) {
    files[`bookings/${dateOf(day)}.csv`] = reportOf(days, day, version);
  }
  return files;
}

/** Writes the files of a delivery below `folder`; what is not in it stays as it is. */
export function writeDelivery(folder, delivery, seed) {
  for (const [name, rows] of Object.entries(deliver(delivery, seed))) {
    const columns = name === 'properties.csv' ? PROPERTIES : BOOKINGS;
    const lines = rows.map(row =>
      typeof row === 'string'
        ? row
        : columns.map(column => field(row[column])).join(','),
    );
    const file = path.join(folder, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, `${[columns.join(','), ...lines].join('\n')}\n`);
  }
}

function main() {
  const { values } = parseArgs({
    options: {
      out: { type: 'string' },
      delivery: { type: 'string', default: '1' },
      seed: { type: 'string', default: '2026' },
    },
  });
  if (!values.out)
    throw new Error('--out is missing: name the folder to write to.');
  const delivery = Number(values.delivery);
  if (!ARRIVALS[delivery]) {
    throw new Error(
      `--delivery is "${values.delivery}": give a number from 1 to ${DELIVERIES}.`,
    );
  }
  const seed = Number(values.seed);
  if (!Number.isInteger(seed)) {
    throw new Error(`--seed is "${values.seed}": give a whole number.`);
  }
  writeDelivery(values.out, delivery, seed);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    main();
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 2;
  }
}
