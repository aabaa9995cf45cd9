import { Contract } from '../contract';
import type { VaultChoices } from './choices';
import { deriveSource, SourceModel } from './deriveSource';
import { bridges, effectivity, pits, SettingsOf, status } from './history';
import { NO_MEMORY, VaultMemory } from './memory';
import { mergeHubs, nameClashes } from './merge';
import { Report } from './report';
import { byText } from './sets';
import { Decision, Hub, Refusal, VaultModel } from './types';

/**
 * Derives the Data Vault of one or several contracts by the rules R1 to R13 of `docs/vault-rules.md`. Deterministic; the order of the
 * contracts, and of the tables in them, does not matter. What the contracts leave open is decided and reported, never guessed in
 * silence; a table that cannot be modelled is refused with the reason and the rest goes on. Never throws for a contract that passed
 * `parseContract`.
 *
 * @param memory - what earlier runs over these contracts have decided (`VaultModel.memory`); names, keys and the order of hashes stay
 * @param choices - what people say about tables that are worked out of the vault; what is not there is left out, see `checkChoices`
 */
export function deriveVault(
  contracts: Contract[],
  memory: VaultMemory = NO_MEMORY,
  choices: VaultChoices = {},
): VaultModel {
  const sorted = unique(contracts);
  const clashes: Refusal[] = [];
  for (;;) {
    const report = new Report();
    const models = sorted.map(contract =>
      deriveSource(contract, leftOut(contract, clashes), memory, report),
    );
    const merged = mergeHubs(
      models.flatMap(m => m.hubs),
      memory.hubs,
      report,
    );
    const found = [
      ...nameClashes(models, use => hasConcept(sorted, use)),
      ...merged.refused,
    ];
    if (!found.length) {
      const model = assemble(sorted, models, merged.hubs, {
        clashes,
        report,
        choices,
      });
      return { ...model, memory: remember(memory, model.hubs, models) };
    }
    clashes.push(...found);
  }
}

/** By name; of contracts with one name, the first in the order of their content. */
function unique(contracts: Contract[]): Contract[] {
  const sorted = [...contracts].sort(
    (a, b) =>
      byText(a.name, b.name) || byText(JSON.stringify(a), JSON.stringify(b)),
  );
  return sorted.filter((c, i) => i === 0 || sorted[i - 1].name !== c.name);
}

function leftOut(contract: Contract, clashes: Refusal[]): Set<string> {
  return new Set(
    clashes.filter(c => c.source === contract.name).map(c => c.table),
  );
}

function hasConcept(
  contracts: Contract[],
  use: { source: string; table: string },
): boolean {
  const table = contracts
    .find(c => c.name === use.source)
    ?.schema.find(t => t.name === use.table);
  return Boolean(
    table?.customProperties?.some(
      p => p.property === 'lakehouse.businessConcept',
    ),
  );
}

function assemble(
  contracts: Contract[],
  models: SourceModel[],
  mergedHubs: VaultModel['hubs'],
  setting: { clashes: Refusal[]; report: Report; choices: VaultChoices },
): Omit<VaultModel, 'memory'> {
  const { clashes, report, choices } = setting;
  const all = <T extends { name: string }>(pick: (m: SourceModel) => T[]) =>
    byName(models.flatMap(pick));
  const settings: SettingsOf = (source, table) =>
    models[contracts.findIndex(({ name }) => name === source)].tables.get(
      table,
    )!.settings;
  const hubs = byName(mergedHubs);
  const links = all(m => m.links);
  const satellites = all(m => m.satellites);
  const model = {
    hubs,
    links,
    satellites,
    effectivity: effectivity(links, report),
    status: byName([...status(links, report), ...all(m => m.status)]),
    pits: pits(hubs, links, satellites, { settings, choices, report }),
    bridges: bridges(links, { settings, choices, report }),
    references: all(m => m.references),
  };
  for (const clash of clashes) {
    report.add(
      clash.rule,
      { source: clash.source, name: clash.table },
      'left out',
      clash.reason,
      ['lakehouse.businessConcept', 'lakehouse.vaultPrefix'],
    );
  }
  return {
    sources: contracts.map(c => c.name),
    ...model,
    report: inOrder(report.decisions),
    refused: inOrder([...clashes, ...models.flatMap(m => m.refused)]),
  };
}

/** What this run has decided, besides what earlier ones have about tables that are no longer there. */
function remember(
  before: VaultMemory,
  hubs: Hub[],
  models: SourceModel[],
): VaultMemory {
  const columns = hubs.map(({ name, businessKey }) => [
    name,
    businessKey.map(column => column.name),
  ]);
  return {
    hubs: { ...before.hubs, ...Object.fromEntries(columns) },
    tables: Object.assign({}, before.tables, ...models.map(m => m.memory)),
  };
}

function byName<T extends { name: string }>(items: T[]): T[] {
  return [...items].sort((a, b) => byText(a.name, b.name));
}

/** By source and table; the rules of one table keep the order in which they ran. */
function inOrder<T extends Pick<Decision, 'source' | 'table'>>(list: T[]): T[] {
  return list
    .map((item, index) => ({ item, index }))
    .sort(
      (a, b) =>
        byText(a.item.source, b.item.source) ||
        byText(a.item.table, b.item.table) ||
        a.index - b.index,
    )
    .map(({ item }) => item);
}
