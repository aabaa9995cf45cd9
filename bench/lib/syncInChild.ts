import { spawn } from 'node:child_process';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import type { Measured } from './syncOnce';

const CHILD = path.join(__dirname, 'syncOnce.ts');

/** One sync of a catalog into a SQLite file, in a process with so much heap. */
export async function syncOnce(
  filename: string,
  entry: object,
  heapMb: number,
): Promise<Measured> {
  const transform = require.resolve('@backstage/cli/config/nodeTransform.cjs');
  const child = spawn(
    process.execPath,
    [`--max-old-space-size=${heapMb}`, '--require', transform, CHILD],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  child.stdin.end(JSON.stringify({ filename, entry }));
  return JSON.parse(await text(child.stdout));
}
