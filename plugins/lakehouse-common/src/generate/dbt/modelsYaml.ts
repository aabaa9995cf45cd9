import { primaryKey, type Contract } from '../../contract';
import { dbtText, printYaml } from '../print';
import type { GeneratedFile } from '../types';
import { generated, GENERATED } from './file';
import { modelMeta } from './meta';
import { stagingModel } from './stagePlan';
import { SHARED, type VaultTable } from './vaultTable';

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
      config: { meta: modelMeta(contract, 'staging') },
      data_tests: key.length
        ? [
            {
              no_nulls: {
                arguments: { columns: key },
                // Rows without a key stay in raw and staging and do not reach the vault.
                config: { severity: 'warn' },
              },
            },
          ]
        : undefined,
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
    printYaml(GENERATED, { version: 2, models }),
    `Documents and tests the staging models of ${contract.name}.`,
  );
}

/**
 * Docs, owner and tests of vault tables, one file per folder: those of a source, and those that sources share (owned by the owner of the
 * first of them).
 */
export function vaultYamlFiles(
  contracts: Contract[],
  tables: VaultTable[],
): GeneratedFile[] {
  const folders = new Map<string, VaultTable[]>();
  for (const table of tables) {
    const folder = table.sources.length > 1 ? SHARED : table.sources[0];
    folders.set(folder, [...(folders.get(folder) ?? []), table]);
  }
  return [...folders].map(([folder, members]) =>
    generated(
      `dbt/models/raw_vault/${folder}/_${folder}__vault.yml`,
      printYaml(GENERATED, {
        version: 2,
        models: members.map(table => vaultEntry(contracts, table)),
      }),
      `Documents and tests the vault tables of ${folder}.`,
    ),
  );
}

function vaultEntry(contracts: Contract[], table: VaultTable) {
  const contract = contracts.find(({ name }) => name === table.sources[0])!;
  return {
    name: table.name,
    description: dbtText(table.description),
    config: { meta: modelMeta(contract, 'vault') },
    data_tests: table.tests,
  };
}
