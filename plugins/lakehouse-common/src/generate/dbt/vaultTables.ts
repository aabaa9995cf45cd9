import type { Contract } from '../../contract';
import type { VaultModel } from '../../vault';
import { hubTable, linkTable } from './keyTables';
import type { Staging } from './stagePlans';
import type { VaultTable } from './vaultTable';
import {
  effectivityTable,
  referenceTable,
  satelliteTable,
  statusTable,
} from './versionedTables';

/** The raw vault as tables to print, in the model's order. */
export function vaultTables(
  model: VaultModel,
  staging: Staging,
  contracts: Contract[],
): VaultTable[] {
  return [
    ...model.hubs.map(hub => hubTable(hub)),
    ...model.links.map(link => linkTable(link, staging)),
    ...model.satellites.map(item => satelliteTable(item, staging)),
    ...model.effectivity.flatMap(item =>
      effectivityTable(item, model, staging),
    ),
    ...model.status.flatMap(item => statusTable(item, model, staging)),
    ...model.references.map(item => referenceTable(item, contracts)),
  ];
}
