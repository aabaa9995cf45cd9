import {
  publishedMarts,
  readVault,
  type ChoiceQuery,
  type Choices,
  type Contract,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { listSources } from './existingSource';
import { readContracts } from './repositoryState';

/** Most names of one answer; whoever has more narrows them by typing. */
export const MAX_CHOICES = 200;

/**
 * Names that a form about the platform can choose from: what the repository has. The same as the actions check against, so what is chosen
 * here is known there.
 *
 * @param files - files of the repository for which `isPlatformFile` holds
 * @throws InputError when contracts contradict each other, so that there is no vault
 */
export function listChoices(
  files: ReadonlyMap<string, string>,
  query: ChoiceQuery,
): Choices {
  const wanted = (query.search ?? '').trim().toLowerCase();
  const names = [...new Set(namesOf(files, query))]
    .filter(name => name.toLowerCase().includes(wanted))
    .sort((a, b) => (a < b ? -1 : 1));
  return {
    names: names.slice(0, MAX_CHOICES),
    truncated: names.length > MAX_CHOICES,
  };
}

const tablesOf = (contracts: Contract[], source: string | undefined) =>
  contracts.find(({ name }) => name === source)?.schema ?? [];

function namesOf(
  files: ReadonlyMap<string, string>,
  { kind, source, table, hub }: ChoiceQuery,
): string[] {
  if (kind === 'source') return listSources(files).map(({ name }) => name);
  if (kind === 'mart') return publishedMarts(files).map(({ name }) => name);
  const { contracts } = readContracts(files);
  if (kind === 'contract-table' || kind === 'column') {
    const tables = tablesOf(contracts, source);
    return kind === 'contract-table'
      ? tables.map(({ name }) => name)
      : tables
          .filter(({ name }) => name === table)
          .flatMap(({ properties }) => properties.map(({ name }) => name));
  }
  const { hubs, links, satellites } = readVault(contracts, files).model;
  if (kind === 'hub') return hubs.map(({ name }) => name);
  if (kind === 'link') return links.map(({ name }) => name);
  return satellites
    .filter(({ parent, parentKind }) =>
      hub ? parent === hub : parentKind === 'hub',
    )
    .map(({ name }) => name);
}
