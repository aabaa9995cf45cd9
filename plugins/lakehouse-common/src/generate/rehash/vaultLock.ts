import { InputError } from '@backstage/errors';
import type { TableMemory, VaultMemory } from '../../vault';
import type { HashTerm } from '../dbt/stagePlan';
import { GENERATOR, readJson } from '../plan/lock';
import { DEFAULT_HASH, type HashSetting } from '../types';
import { printLockJson } from './printLockJson';

/** Path of the file in a platform repository. */
export const VAULT_LOCK_PATH = 'vault.lock.json';
/** Version of its form. */
const VERSION = '1';

/**
 * What the tables of the vault are made of since they were first generated. It goes with the data: a repository that loses it could give
 * the same rows other keys. Written by every run, never edited.
 */
export interface VaultLock {
  generator: string;
  version: string;
  hash: HashSetting;
  hubs: VaultMemory['hubs'];
  /** By `<source>.<table>`; tables that left the contracts stay, because their vault tables do. */
  tables: Record<string, LockedTable>;
}

export interface LockedTable extends TableMemory {
  /** Columns of the contract. */
  columns: string[];
  keys: Record<string, LockedKey>;
  hashdiffs: Record<string, HashTerm[]>;
  /** Tables that follow from it, and the hashes that each of them holds. */
  feeds: Record<string, string[]>;
}

/** A key as staging computes it; a column that is looked up is written as where it comes from. */
export interface LockedKey {
  key: HashTerm[];
  requires?: HashTerm[][];
  optional?: HashTerm[][];
}

export const NO_LOCK: VaultLock = {
  generator: GENERATOR,
  version: VERSION,
  hash: DEFAULT_HASH,
  hubs: {},
  tables: {},
};

/**
 * The lock of a repository; the empty one before the first run.
 *
 * @throws InputError when it cannot be read
 */
export function vaultLockOf(files: ReadonlyMap<string, string>): VaultLock {
  const text = files.get(VAULT_LOCK_PATH);
  return text === undefined ? NO_LOCK : parseVaultLock(text);
}

export function printVaultLock(lock: VaultLock): string {
  const tables = Object.entries(lock.tables).sort(([a], [b]) =>
    a < b ? -1 : 1,
  );
  return `${printLockJson({ ...lock, tables: Object.fromEntries(tables) })}\n`;
}

/**
 * Reads `vault.lock.json`.
 *
 * @throws InputError when it cannot be used: without it nobody knows how the keys in the vault were made
 */
export function parseVaultLock(text: string): VaultLock {
  const lock = readJson(text) as Partial<VaultLock> | null | undefined;
  const isTable = (table: Partial<LockedTable> | null) =>
    [table?.primaryKey, table?.key, table?.foreignKeys, table?.columns].every(
      Array.isArray,
    ) &&
    [table?.links, table?.satellites].every(Array.isArray) &&
    [table?.keys, table?.hashdiffs, table?.feeds].every(isObject);
  const sound =
    lock?.generator === GENERATOR &&
    lock.version === VERSION &&
    [lock.hash, lock.hubs, lock.tables].every(isObject) &&
    Object.values(lock.tables!).every(isTable);
  if (!sound) {
    throw new InputError(
      `${VAULT_LOCK_PATH} is damaged. Restore it from git: it says how the keys in the vault were made.`,
    );
  }
  return lock as VaultLock;
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
