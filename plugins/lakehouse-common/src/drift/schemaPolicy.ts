import {
  getCustomProperty,
  LAKEHOUSE_PROPERTY,
  type Contract,
  type ContractTable,
} from '../contract';
import type { SCHEMA_POLICIES } from '../contract/settings';

/** What loads do with columns that the source has and the contract has not. */
export type SchemaPolicy = (typeof SCHEMA_POLICIES)[number];

/** The policy of a table: its own, else that of the contract. */
export function schemaPolicy(
  contract: Contract,
  table: ContractTable,
): SchemaPolicy {
  const { schemaPolicy: property } = LAKEHOUSE_PROPERTY;
  return (
    getCustomProperty<SchemaPolicy>(table, property) ??
    getCustomProperty<SchemaPolicy>(contract, property) ??
    'evolve'
  );
}
