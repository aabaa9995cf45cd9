import type { Contract } from '../../contract';
import { deriveVault } from '../../vault';
import type { VaultParts } from '../business/computedSatellite';
import { planStaging } from '../dbt/stagePlans';
import { parsePlatformConfig } from '../platform/parsePlatformConfig';
import { vaultLockOf } from '../rehash/vaultLock';
import type { PlatformConfig } from '../types';
import { PLATFORM_PATH } from './planPlatform';

/**
 * The vault of a repository as it is now: what a change of it can name. Settings that cannot be read count as absent, because planning
 * says what is wrong in them.
 *
 * @throws InputError when contracts contradict each other, or the lock cannot be read
 */
export function readVault(
  contracts: Contract[],
  files: ReadonlyMap<string, string>,
): VaultParts & { platform?: PlatformConfig } {
  const { platform } = parsePlatformConfig(files.get(PLATFORM_PATH) ?? '');
  const lock = vaultLockOf(files);
  const model = deriveVault(contracts, lock, platform?.vault);
  return {
    platform,
    contracts,
    model,
    staging: planStaging(contracts, model, lock),
  };
}
