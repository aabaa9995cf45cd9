// Reading of table metadata: memory and event loop with files of hundreds of megabytes, and CPU beside pyiceberg on the same files.
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import type { ReadingMeasured } from './lib/readMetadata';
import { writeMetadata, type MetadataShape } from './lib/someMetadata';

/** A table that was changed ten thousand times, and its columns a thousand times. */
const HUGE: MetadataShape = { columns: 2000, snapshots: 10_000, schemas: 1550 };

/** The same with a commit every minute for six weeks. */
const LONG: MetadataShape = { ...HUGE, snapshots: 60_000 };

/** Files as they are in practice, and how many of each are read. */
const USUAL: Array<{ shape: MetadataShape; count: number }> = [
  { shape: { columns: 20, snapshots: 20, schemas: 0 }, count: 400 },
  { shape: { columns: 40, snapshots: 150, schemas: 0 }, count: 200 },
  { shape: { columns: 40, snapshots: 1500, schemas: 5 }, count: 40 },
  { shape: { columns: 100, snapshots: 12_000, schemas: 20 }, count: 5 },
];

const PYICEBERG = `
import json, resource, sys
from pyiceberg.io.pyarrow import PyArrowFileIO
from pyiceberg.serializers import FromInputFile
io = PyArrowFileIO()
files = json.load(sys.stdin)
FromInputFile.table_metadata(io.new_input(files[0]))
before = resource.getrusage(resource.RUSAGE_SELF)
for file in files:
    FromInputFile.table_metadata(io.new_input(file))
after = resource.getrusage(resource.RUSAGE_SELF)
print((after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) * 1000)
`;

async function ask(command: string, args: string[], input: unknown) {
  const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(JSON.stringify(input));
  return JSON.parse(await text(child.stdout));
}

function read(
  root: string,
  warm: string,
  files: string[],
  parallel: number,
): Promise<ReadingMeasured> {
  const transform = require.resolve('@backstage/cli/config/nodeTransform.cjs');
  const script = path.join(__dirname, 'lib/readMetadata.ts');
  return ask(process.execPath, ['--require', transform, script], {
    files: { warm, read: files },
    parallel,
    root,
  });
}

async function huge(root: string) {
  const file = path.join(root, 'huge.metadata.json');
  const warm = path.join(root, 'warm.metadata.json');
  const megabytes = Math.round((await writeMetadata(file, HUGE)) / 1e6);
  await writeMetadata(warm, { columns: 20, snapshots: 2500, schemas: 0 });
  const one = await read(root, warm, [file], 1);
  const four = await read(root, warm, [file, file, file, file], 4);
  const figure = (
    name: string,
    value: number,
    unit: string,
    goal?: number,
  ) => ({
    figure: `${megabytes} MB: ${name}`,
    value,
    unit,
    goal,
  });
  return [
    figure('snapshots read', Number(one.outcomes[0]), 'snapshots'),
    figure('memory above the idle process', one.aboveMb, 'MiB', 96),
    figure('event loop held up', one.delayMs, 'ms', 50),
    figure('CPU', one.cpuMs / 1000, 's'),
    figure('four at once: memory above', four.aboveMb, 'MiB', 4 * 96),
    figure('four at once: event loop', four.delayMs, 'ms', 50),
  ];
}

async function usual(root: string, python: string) {
  const figures = [];
  for (const [index, { shape, count }] of USUAL.entries()) {
    const file = path.join(root, `usual-${index}.metadata.json`);
    const bytes = await writeMetadata(file, shape);
    const files = Array.from({ length: count }, () => file);
    const ours = (await read(root, file, files, 1)).cpuMs / count;
    const theirs = Number(await ask(python, ['-c', PYICEBERG], files)) / count;
    const size = `${Math.round(bytes / 1000)} KB`;
    figures.push(
      { figure: `${size}: CPU of ours`, value: ours, unit: 'ms' },
      { figure: `${size}: CPU of pyiceberg`, value: theirs, unit: 'ms' },
      { figure: `${size}: pyiceberg to ours`, value: theirs / ours, unit: 'x' },
    );
  }
  return figures;
}

async function long(root: string) {
  const file = path.join(root, 'long.metadata.json');
  const warm = path.join(root, 'warm.metadata.json');
  const megabytes = Math.round((await writeMetadata(file, LONG)) / 1e6);
  await writeMetadata(warm, { columns: 20, snapshots: 2500, schemas: 0 });
  const { outcomes, aboveMb } = await read(root, warm, [file], 1);
  return [
    {
      figure: `${megabytes} MB with ${outcomes[0]} snapshots: memory above the idle process`,
      value: aboveMb,
      unit: 'MiB',
      goal: 96,
    },
  ];
}

/** Figures of huge files and of usual ones. */
export default async function bench() {
  const root = await mkdtemp(path.join(os.tmpdir(), 'lakehouse-bench-'));
  // An ES module of the scripts, which this file, being CommonJS, has to import at run time.
  const { preparePlatformTools } = await import(
    '../scripts/lib/platformTools.mjs'
  );
  const { python } = await preparePlatformTools();
  try {
    return [
      ...(await huge(root)),
      ...(await long(root)),
      ...(await usual(root, python)),
    ];
  } finally {
    await rm(root, { recursive: true });
  }
}
