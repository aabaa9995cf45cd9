import { tableSettings, type Contract } from '../../contract';
import type { Satellite, VaultModel } from '../../vault';
import { renamed } from '../../vault/names';
import { qualityTable } from './business/qualityTable';
import { bridgeTable, historyTable, pitTable } from './business/timeTables';
import { hubTable, linkTable } from './keyTables';
import type { Staging } from './stagePlans';
import type { VaultTable } from './vaultTable';
import {
  effectivityTable,
  newestTable,
  referenceTable,
  satelliteTable,
  statusTable,
} from './versionedTables';

/** The vault as tables to print: first what is loaded, then what is worked out of it. */
export function vaultTables(
  model: VaultModel,
  staging: Staging,
  contracts: Contract[],
): VaultTable[] {
  const descriptive = model.satellites.filter(
    ({ kind }) => kind === 'descriptive',
  );
  const linkOf = (name: string) =>
    model.links.find(link => link.name === name)!;
  return [
    ...model.hubs.map(hub => hubTable(hub)),
    ...model.links.map(link => linkTable(link, staging)),
    ...model.satellites.map(item => satelliteTable(item, staging)),
    ...descriptive
      .filter(item => isLarge(item, contracts))
      .map(item => newestTable(item, staging)),
    ...model.effectivity.map(item =>
      effectivityTable(item, linkOf(item.link), staging),
    ),
    ...model.status.map(item => statusTable(item, staging)),
    ...model.references.map(item => referenceTable(item)),
    ...model.pits.map(item => pitTable(item, model, staging)),
    ...model.bridges.map(item => bridgeTable(item, model, staging)),
    ...descriptive.map(item =>
      historyTable(item, staging, renamed(item.name, 'scd2')),
    ),
    ...model.sources.flatMap(source => qualityTable(source, model, staging)),
  ];
}

function isLarge({ source, table }: Satellite, contracts: Contract[]): boolean {
  const found = contracts
    .find(({ name }) => name === source)
    ?.schema.find(({ name }) => name === table);
  return Boolean(found && tableSettings(found).largeSatellite);
}
