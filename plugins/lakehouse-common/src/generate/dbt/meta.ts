import { contractOwner, type Contract } from '../../contract';

/** `config.meta` of a model: where it comes from and who answers for it. */
export function modelMeta(contract: Contract, layer: string) {
  return {
    lakehouse: {
      source: contract.name,
      layer,
      contract_version: contract.version,
    },
    owner: contractOwner(contract),
  };
}
