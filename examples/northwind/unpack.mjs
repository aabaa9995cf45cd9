#!/usr/bin/env node
// Unpacks the recorded lakehouse with times of today: node unpack.mjs <folder>
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { open } from './archive.mjs';
import { shiftTimes, timeMap } from './times.mjs';

const recording = fileURLToPath(
  new URL('recorded/lakehouse.br', import.meta.url),
);

/** Written in one step, and only when something differs: whoever watches the folder sees whole files and no false changes. */
function write(file, bytes) {
  if (fs.existsSync(file) && fs.readFileSync(file).equals(bytes)) return;
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(`${file}.new`, bytes);
  fs.renameSync(`${file}.new`, file);
}

/**
 * Unpacks into `target`: `catalog.db`, `warehouse/`, `dbt/`, `contracts/`. The newest load is about 40 minutes before `now` (milliseconds).
 * Doing it again moves the times again. Resolves to the number of files.
 */
export async function unpack(target, { now = Date.now() } = {}) {
  const { info, files } = open(fs.readFileSync(recording));
  const map = timeMap(info, now);
  for (const { path: name, bytes } of files) {
    const text = name.endsWith('.json');
    write(
      path.join(target, name),
      text ? Buffer.from(shiftTimes(bytes.toString('utf8'), map)) : bytes,
    );
  }
  return files.length;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const target = process.argv[2];
  if (target) {
    process.stdout.write(`${await unpack(target)} files in ${target}\n`);
  } else {
    process.stderr.write('Name the folder: node unpack.mjs <folder>\n');
    process.exitCode = 2;
  }
}
