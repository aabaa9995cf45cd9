import type { Contract } from '../contract';
import { deriveVault, type VaultModel } from '../vault';
import { catalogFile, platformCatalogFile } from './catalog/entities';
import { stagingYamlFile, vaultYamlFiles } from './dbt/modelsYaml';
import { sourcesFile } from './dbt/sourcesYaml';
import { stagingModelFile } from './dbt/stagingModels';
import { planStaging } from './dbt/stagePlans';
import { vaultModelFile } from './dbt/vaultTable';
import { vaultTables } from './dbt/vaultTables';
import { docsFiles } from './docs/pages';
import { martFiles } from './marts/files';
import { martStarters } from './marts/starters';
import type {
  GeneratedFile,
  GenerateResult,
  GenerateSpec,
  PublishedMart,
} from './types';

/**
 * Everything that follows from the contracts of a platform, as files. Pure and deterministic: the same contracts, in any order, give the
 * same bytes. Nothing is read or written; `planFiles` compares the result with a repository.
 *
 * @throws InputError when contracts contradict each other, naming table and fix. Contracts are expected to have passed `parseContract`.
 */
export function generate(spec: GenerateSpec): GenerateResult {
  const contracts = inOrder(spec.contracts);
  return generateFrom({ ...spec, contracts }, deriveVault(contracts));
}

/** As {@link generate}, for a vault model that is there already. */
export function generateFrom(
  { platform, contracts: unordered, marts = [] }: GenerateSpec,
  model: VaultModel,
): GenerateResult {
  const contracts = inOrder(unordered);
  const staging = planStaging(contracts, model);
  const vault = vaultTables(model, staging, contracts);
  const files: GeneratedFile[] = [
    platformCatalogFile(platform),
    ...staging.plans.map(plan =>
      stagingModelFile(byName(contracts, plan.source), plan),
    ),
    ...vault.map(vaultModelFile),
    ...vaultYamlFiles(contracts, vault),
  ];
  for (const contract of contracts) {
    const starters = martStarters(contract, model, staging);
    const own = marts.filter(({ source }) => source === contract.name);
    const published: PublishedMart[] = own.length ? own : starters;
    files.push(
      sourcesFile(contract),
      stagingYamlFile(contract),
      ...martFiles(contract, starters),
      catalogFile(platform, contract, sortByName(published)),
      ...docsFiles(contract, model, vault, sortByName(published)),
    );
  }
  files.sort((a, b) => (a.path < b.path ? -1 : 1));
  return { files, model };
}

function inOrder(contracts: Contract[]): Contract[] {
  return sortByName(contracts);
}

function sortByName<T extends { name: string }>(items: T[]): T[] {
  return [...items].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function byName(contracts: Contract[], name: string): Contract {
  return contracts.find(contract => contract.name === name)!;
}
