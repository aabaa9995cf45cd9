import type { Contract } from '../../contract';
import { generate } from '../generate';
import { parsePlatformConfig } from '../platform/parsePlatformConfig';
import { compareHashes } from '../rehash/compareHashes';
import { VAULT_LOCK_PATH, vaultLockOf } from '../rehash/vaultLock';
import { PLATFORM_PATH, tableIds } from './planPlatform';

/**
 * Tables, as `<source>.<table>`, whose rows would get other keys or hashdiffs than those in the vault: what has to be accepted before the
 * generator goes on.
 *
 * @throws InputError when contracts contradict each other, or the lock cannot be read
 */
export function rehashedTables(
  contracts: Contract[],
  files: ReadonlyMap<string, string>,
): string[] {
  const { platform } = parsePlatformConfig(files.get(PLATFORM_PATH) ?? '');
  if (!platform || !files.has(VAULT_LOCK_PATH)) return [];
  const before = vaultLockOf(files);
  const { lock } = generate({ platform, contracts, lock: before });
  const { changes } = compareHashes(before, lock, tableIds(contracts));
  return [...new Set(changes.map(({ table }) => table))].sort();
}
