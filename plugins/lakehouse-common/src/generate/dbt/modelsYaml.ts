import { primaryKey, type Contract } from '../../contract';
import { dbtText, printYaml } from '../print';
import type { GeneratedFile } from '../types';
import { generated, GENERATED } from './file';
import { modelMeta } from './meta';
import { stagingModel } from './stagePlan';
import { everyLoadTest, noNullsTest } from './vaultTests';
import {
  vaultFolder,
  vaultLayer,
  vaultOwner,
  type VaultTable,
} from './vaultTable';

/** Docs, owner and tests of a contract's staging models. */
export function stagingYamlFile(contract: Contract): GeneratedFile {
  const models = contract.schema.map(table => {
    const key = primaryKey(table);
    return {
      name: stagingModel(contract.name, table.name),
      description: dbtText(
        table.description ??
          `Rows of ${contract.name}.${table.name} with their hashes.`,
      ),
      config: { group: contract.name, meta: modelMeta(contract, 'staging') },
      data_tests: [
        everyLoadTest(`raw_${contract.name}`, table.name),
        // Rows without a key stay in raw and staging and do not reach the vault.
        ...(key.length ? [noNullsTest(key, 'warn')] : []),
      ],
      columns: table.properties
        .filter(({ description }) => description)
        .map(column => ({
          name: column.name,
          description: dbtText(column.description),
        })),
    };
  });
  return generated(
    `dbt/models/staging/${contract.name}/_${contract.name}__models.yml`,
    () => printYaml(GENERATED, { version: 2, models }),
    `Documents and tests the staging models of ${contract.name}.`,
  );
}

/**
 * Docs, owner, access and tests of vault tables, one file per folder: those of a source, and those that sources share (owned by the owner
 * of the first of them).
 */
export function vaultYamlFiles(
  contracts: Contract[],
  tables: VaultTable[],
): GeneratedFile[] {
  const folders = new Map<string, VaultTable[]>();
  for (const table of tables) {
    const folder = vaultFolder(table);
    folders.set(folder, [...(folders.get(folder) ?? []), table]);
  }
  const restricted = privateTables(tables);
  return [...folders].map(([folder, members]) => {
    const owner = vaultOwner(members[0]);
    const layer = vaultLayer(members[0]) === 'raw_vault' ? 'vault' : 'business';
    return generated(
      `${folder}/_${owner}__${layer}.yml`,
      () =>
        printYaml(GENERATED, {
          version: 2,
          models: members.map(table =>
            vaultEntry(contracts, table, restricted.has(table.name)),
          ),
        }),
      `Documents and tests the ${
        layer === 'vault' ? 'vault' : 'business vault'
      } tables of ${owner}.`,
    );
  });
}

/**
 * Tables of the raw vault that only models of their source may read. What sources share is read by models of each of them, and so are the
 * satellites of a hub that they share.
 */
function privateTables(tables: VaultTable[]): Set<string> {
  const raw = tables.filter(table => vaultLayer(table) === 'raw_vault');
  const shared = tables
    .filter(({ sources }) => sources.length > 1)
    .flatMap(({ reads }) => Object.keys(reads));
  return new Set(
    raw
      .filter(
        ({ sources, reads }) =>
          sources.length === 1 &&
          !Object.keys(reads).some(from => shared.includes(from)),
      )
      .map(({ name }) => name),
  );
}

function vaultEntry(
  contracts: Contract[],
  table: VaultTable,
  isPrivate: boolean,
) {
  const contract = contracts.find(({ name }) => name === table.sources[0])!;
  return {
    name: table.name,
    description: dbtText(table.description),
    config: {
      ...(table.sources.length === 1 && { group: contract.name }),
      access: isPrivate ? 'private' : 'protected',
      meta: modelMeta(contract, 'vault'),
    },
    data_tests: table.tests,
  };
}
