#!/usr/bin/env node
// Records the lakehouse of the demo: stamps a platform repository, runs `make local` over several days, and packs what the portal reads.
// Takes about 15 minutes: node examples/northwind/record.mjs [--days 5] [--out <file>]
// LAKEHOUSE_VENV and LAKEHOUSE_IVY are used as by the platform's Makefile; without them the environment is made anew.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { stampNorthwind } from '../../scripts/lib/platform.mjs';
import { pack } from './archive.mjs';
import { writeCrm } from './crm/rows.mjs';
import { generate } from './generate.mjs';
import { writeCsv } from './rows/csv.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
/** The recorded locations start with this folder, so it is the same on every machine. */
const REPOSITORY = '/tmp/lakehouse-northwind';
const { values: options } = parseArgs({
  options: {
    days: { type: 'string', default: '5' },
    out: { type: 'string', default: path.join(here, 'recorded/lakehouse.br') },
  },
});
const DAYS = Number(options.days);
if (!Number.isInteger(DAYS) || DAYS < 1) {
  throw new Error(
    `--days is "${options.days}": give a whole number from 1 on.`,
  );
}
/** From this day on the file of crm.visits is missing. */
const VISITS_UNTIL = 2;

const absolute = (given, usual) =>
  given ? path.resolve(given) : path.join(REPOSITORY, usual);
const venv = absolute(process.env.LAKEHOUSE_VENV, '.venv');
const ivy = absolute(process.env.LAKEHOUSE_IVY, '.lakehouse/ivy');
/** Spark writes the user into every table as its owner: a name that says nothing about this machine. */
const environment = {
  ...process.env,
  LAKEHOUSE_VENV: venv,
  LAKEHOUSE_IVY: ivy,
  SPARK_USER: 'lakehouse',
};

function run(
  command,
  args,
  { failure = false, quiet = false, ...options } = {},
) {
  const done = spawnSync(command, args, {
    cwd: REPOSITORY,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    env: environment,
    ...options,
  });
  if (!quiet) process.stdout.write(done.stdout);
  if (done.status !== 0 && !failure) {
    throw new Error(`${command} ${args.join(' ')} ended with ${done.status}.`);
  }
  return done.stdout;
}

function load(day) {
  const data = path.join(REPOSITORY, 'data', `day-${day}`);
  writeCsv(path.join(data, 'northwind'), generate({ day }));
  writeCrm(path.join(data, 'crm'), day, VISITS_UNTIL);
  const start = Date.now();
  // The tests run with the last load; their results are those that the portal shows.
  const tests = day === DAYS - 1 ? 'yes' : 'no';
  run('make', [
    'local',
    'SOURCE=northwind',
    `DATA=${data}/northwind`,
    `TESTS=${tests}`,
  ]);
  run('make', ['local', 'SOURCE=crm', `DATA=${data}/crm`], {
    failure: day >= VISITS_UNTIL,
  });
  return { start, end: Date.now() };
}

function byHand() {
  const python = (script, ...args) =>
    run(path.join(venv, 'bin/python'), [path.join(here, script), ...args], {
      env: { ...environment, PYTHONPATH: 'ingestion' },
      quiet: true,
    });
  const start = Date.now();
  python('record_by_hand.py', REPOSITORY, ivy);
  const end = Date.now();
  return {
    step: { start, end },
    tables: JSON.parse(python('record_tables.py', REPOSITORY)),
  };
}

const read = file => fs.readFileSync(path.join(REPOSITORY, file));

/** Current metadata, manifest lists and manifests of one table; no data files, older metadata files neither. */
function tableFiles([namespace, name, location]) {
  // Spark writes file:/ or file:///, depending on who made the namespace.
  const current = path.relative(REPOSITORY, location.replace(/^file:\/+/, '/'));
  const folder = path.dirname(current);
  return fs
    .readdirSync(path.join(REPOSITORY, folder))
    .filter(file => file.endsWith('.avro') || file === path.basename(current))
    .sort()
    .map(file => {
      const bytes = read(path.join(folder, file));
      // One table of the demo cannot be read: its metadata file ends in the middle, as after a full disk.
      const cut =
        `${namespace}.${name}` === 'raw_crm.contacts' && file.endsWith('.json');
      return {
        path: path.join(folder, file).replace(/^\.lakehouse\//, ''),
        bytes: cut ? bytes.subarray(0, Math.floor(bytes.length / 2)) : bytes,
      };
    });
}

fs.rmSync(REPOSITORY, { recursive: true, force: true });
await stampNorthwind(REPOSITORY);
fs.copyFileSync(
  path.join(here, 'crm/crm.odcs.yaml'),
  path.join(REPOSITORY, 'contracts/crm.odcs.yaml'),
);
const loads = Array.from({ length: DAYS }, (_, day) => load(day));
const { step, tables } = byHand();
const files = [
  { path: 'catalog.db', bytes: read('.lakehouse/catalog.db') },
  ...['northwind', 'crm'].map(source => ({
    path: `contracts/${source}.odcs.yaml`,
    bytes: read(`contracts/${source}.odcs.yaml`),
  })),
  ...['manifest.json', 'run_results.json'].map(name => ({
    path: `dbt/${name}`,
    bytes: read(`dbt/target/${name}`),
  })),
  ...tables.flatMap(tableFiles),
];
const packed = pack({ loads, byHand: step }, files);
fs.mkdirSync(path.dirname(path.resolve(options.out)), { recursive: true });
fs.writeFileSync(options.out, packed);
process.stdout.write(
  `${files.length} files, ${packed.length} bytes in ${options.out}\n`,
);
