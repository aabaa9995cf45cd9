import { InputError } from '@backstage/errors';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { LockFile } from '../types';

/** Path of the lock in a platform repository. */
export const LOCK_PATH = 'lakehouse.lock.json';
/** What writes the lock; a lock of another generator is not ours to change. */
export const GENERATOR = 'lakehouse';
/** Version of what is generated: it grows when the same contracts give other files. */
export const GENERATOR_VERSION = '1';

/** Lower-case hex SHA-256 of a text. */
export function sha256Hex(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}

/** Prints the lock, its paths sorted. */
export function printLock(files: ReadonlyMap<string, string>): string {
  const sorted = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
  const lock: LockFile = {
    generator: GENERATOR,
    version: GENERATOR_VERSION,
    files: Object.fromEntries(sorted),
  };
  return `${JSON.stringify(lock, null, 2)}\n`;
}

/**
 * Reads `lakehouse.lock.json`.
 *
 * @throws InputError when it is no lock of this generator: without it nobody knows which files people edited
 */
export function parseLock(text: string): LockFile {
  const lock = readJson(text) as Partial<LockFile> | null | undefined;
  const entries = Object.entries(lock?.files ?? { '': '' });
  const sound =
    lock?.generator === GENERATOR &&
    typeof lock.version === 'string' &&
    entries.every(([, hash]) => /^[0-9a-f]{64}$/.test(String(hash)));
  if (!sound) {
    throw new InputError(
      `${LOCK_PATH} is damaged. Restore it from git, or remove it: files that differ from what would be generated are then kept.`,
    );
  }
  return { ...(lock as LockFile), files: Object.fromEntries(entries) };
}

/** The value of a JSON text; `undefined` when it is none. */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
