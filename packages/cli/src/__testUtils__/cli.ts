import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '../../../..');
export const BIN = path.join(ROOT, 'packages/cli/bin/lakehouse');
export const NORTHWIND = path.join(
  ROOT,
  'examples/northwind/northwind.odcs.yaml',
);
export const DDL = path.join(ROOT, 'examples/northwind/northwind.sql');

jest.setTimeout(60_000);

/** A folder of its own for every test. */
export let dir: string;
beforeEach(() => {
  dir = fs.mkdtempSync(path.join(os.tmpdir(), 'cli-'));
});
afterEach(() => fs.rmSync(dir, { recursive: true, force: true }));

/** Runs the binary as a person would, from a folder that is not the checkout. */
export function lakehouse(args: string[], input = '', bin = BIN) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [bin, ...args],
    { cwd: dir, input, encoding: 'utf8' },
  );
  return { status, stdout, stderr };
}

/** Writes a file below the folder of the test. */
export function write(name: string, text: string | Uint8Array): string {
  const file = path.join(dir, name);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, text);
  return file;
}

/** Every file below the folder of the test. */
export const tree = () =>
  Object.fromEntries(
    fs
      .readdirSync(dir, { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(({ parentPath, name }) => path.join(parentPath, name))
      .map(file => [path.relative(dir, file), fs.readFileSync(file, 'utf8')]),
  );
