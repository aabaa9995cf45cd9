import { contractOwner, type Contract } from '../../contract';
import { dbtText } from '../print';
import type { PlatformConfig } from '../types';

/** `config.meta` of a model: where it comes from and who answers for it. */
export function modelMeta(contract: Contract, layer: string) {
  return {
    lakehouse: {
      source: contract.name,
      layer,
      contract_version: dbtText(contract.version),
    },
    owner: dbtText(contractOwner(contract)),
  };
}

/** `config.meta` of a model that belongs to no source: the platform answers for it. */
export function platformMeta(platform: PlatformConfig, layer: string) {
  return { lakehouse: { layer }, owner: dbtText(platform.owner) };
}
