import { contractOwner, type Contract } from '../../contract';
import { dbtText } from '../print';

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
