import type { Contract } from '../../contract';
import { tableId } from '../../vault';
import { generate } from '../generate';
import { parsePlatformConfig } from '../platform/parsePlatformConfig';
import { compareHashes } from '../rehash/compareHashes';
import { parseVaultLock, VAULT_LOCK_PATH } from '../rehash/vaultLock';
import { PLATFORM_PATH } from './planPlatform';

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
  const text = files.get(VAULT_LOCK_PATH);
  if (!platform || text === undefined) return [];
  const before = parseVaultLock(text);
  const { lock } = generate({ platform, contracts, lock: before });
  const tables = contracts.flatMap(({ name, schema }) =>
    schema.map(table => tableId(name, table.name)),
  );
  const { changes } = compareHashes(before, lock, new Set(tables));
  return [...new Set(changes.map(({ table }) => table))].sort();
}
