import type { Contract } from '../contract';
import { checkChoices, deriveVault, type VaultModel } from '../vault';
import { catalogFile, platformCatalogFile } from './catalog/entities';
import { stagingYamlFile, vaultYamlFiles } from './dbt/modelsYaml';
import { platformFiles } from './dbt/platformFiles';
import { sourcesFile } from './dbt/sourcesYaml';
import { stagingModelFile } from './dbt/stagingModels';
import { planStaging } from './dbt/stagePlans';
import { vaultModelFile } from './dbt/vaultTable';
import { vaultTables } from './dbt/vaultTables';
import { docsFiles } from './docs/pages';
import {
  martFiles,
  martsFolder,
  sharedMartFiles,
  withFreeNames,
} from './marts/files';
import { martStarters } from './marts/starters';
import { printOrganisation } from './organisation';
import { PRINTERS } from './printers';
import { lockOf } from './rehash/lockOf';
import {
  DEFAULT_HASH,
  type GeneratedFile,
  type GenerateResult,
  type GenerateSpec,
  type PublishedMart,
} from './types';

/**
 * Everything that follows from the contracts of a platform, as files. Pure and deterministic: the same contracts, in any order, give the
 * same bytes. Nothing is read or written; `planFiles` compares the result with a repository.
 *
 * @throws InputError when contracts contradict each other, naming table and fix. Contracts are expected to have passed `parseContract`.
 */
export function generate(spec: GenerateSpec): GenerateResult {
  const contracts = inOrder(spec.contracts);
  const { vault } = spec.platform;
  const model = deriveVault(contracts, spec.lock, vault);
  const result = generateFrom({ ...spec, contracts }, model);
  return {
    ...result,
    findings: [...checkChoices(model, vault), ...result.findings],
  };
}

/** As {@link generate}, for a vault model that is there already. */
export function generateFrom(
  spec: GenerateSpec,
  model: VaultModel,
): GenerateResult {
  const { platform, marts = [], models = new Map(), files: kept } = spec;
  const contracts = inOrder(spec.contracts);
  const staging = planStaging(contracts, model, spec.lock);
  const vault = vaultTables(model, staging, contracts);
  const files: GeneratedFile[] = [
    platformCatalogFile(platform),
    ...platformFiles(platform, contracts),
    ...staging.plans.map(plan =>
      stagingModelFile(byName(contracts, plan.source), plan),
    ),
    ...vault.map(vaultModelFile),
    ...vaultYamlFiles(contracts, vault),
    ...sharedMartFiles(platform, contracts, models),
  ];
  const publishedMarts: PublishedMart[] = [];
  for (const contract of contracts) {
    const { name: source } = contract;
    const starters = withFreeNames(
      martStarters(contract, model, staging),
      martsFolder(source),
      models,
    );
    const own = marts.filter(mart => mart.source === source);
    const published: PublishedMart[] = own.length
      ? own
      : starters.map(({ name, description }) => ({
          source,
          name,
          description,
        }));
    publishedMarts.push(...sortByName(published));
    files.push(
      sourcesFile(contract),
      stagingYamlFile(contract),
      ...martFiles(contract, starters),
      catalogFile(platform, contract, sortByName(published)),
      ...docsFiles(contract, model, vault, sortByName(published)),
    );
  }
  const input = {
    platform,
    contracts,
    model,
    marts: publishedMarts,
    files: kept ?? new Map(),
  };
  const printed = [
    ...PRINTERS.map(print => print(input)),
    printOrganisation(spec.printers ?? [], input),
  ];
  files.push(...printed.flatMap(one => one.files));
  files.sort((a, b) => (a.path < b.path ? -1 : 1));
  const hash = { ...DEFAULT_HASH, ...platform.hash };
  return {
    files,
    findings: printed.flatMap(one => one.findings),
    model,
    lock: lockOf({ contracts, model, staging, vault, hash }),
  };
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
