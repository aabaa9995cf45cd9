import {
  planPlatform,
  sha256Hex,
  type Contract,
  type OrganisationPrinter,
  type SourceFinding,
  type SourceSpec,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import type { ExistingSource } from './existingSource';
import {
  planRepository,
  type OwnFile,
  type RepositoryPlan,
} from './planRepository';
import { changedMeanwhile } from './writeSource';

/**
 * Takes a source out of the repository: its contract, what is generated for it, and starters that nobody has changed. Files that people have
 * changed stay, and so does every row that was loaded.
 *
 * @param others - contracts of the other sources
 * @param files - the repository before
 * @param printers - printers of the organisation
 */
export function retireSource(options: {
  spec: SourceSpec;
  existing: ExistingSource;
  others: Contract[];
  files: ReadonlyMap<string, string>;
  printers?: readonly OrganisationPrinter[];
}): RepositoryPlan {
  const { spec, existing, others, files, printers } = options;
  const { name } = spec;
  if (sha256Hex(existing.text) !== spec.contract) {
    return { files: [], findings: [changedMeanwhile(name)] };
  }
  const before = planPlatform([...others, existing.contract], files, {
    printers,
  });
  const after = planPlatform(others, files, { printers });
  const kept = new Set(after.files.map(({ path }) => path));
  const starters = before.files.filter(
    ({ kind, path, content }) =>
      kind === 'owned' && !kept.has(path) && files.get(path) === content,
  );
  const own: OwnFile[] = [
    {
      path: existing.path,
      content: null,
      reason: 'The source is retired: nothing is loaded from it any more.',
    },
    ...starters.map(({ path }) => ({
      path,
      content: null,
      reason: 'A starter of the source, which nobody has changed.',
    })),
  ];
  const plan = planRepository({ own, contracts: others, files, printers });
  const gone = new Set(
    plan.files.filter(one => one.action === 'remove').map(one => one.path),
  );
  return {
    files: plan.files,
    findings: [
      dataStays(name),
      ...staying(
        name,
        [...files.keys()].filter(path => !gone.has(path)),
      ),
      ...plan.findings,
    ],
  };
}

function dataStays(name: string): SourceFinding {
  return {
    severity: 'warning',
    field: 'retire',
    message: `${name} is loaded no more. Its data stays: the namespaces raw_${name} and staging_${name}, its tables in the vault and its marts, until somebody drops them.`,
  };
}

/** Models of people in the folder of the source's marts: their group goes with the source, so dbt would refuse them. */
function staying(name: string, paths: string[]): SourceFinding[] {
  return paths
    .filter(path => path.startsWith(`dbt/models/marts/${name}/`))
    .sort()
    .map(path => ({
      severity: 'warning',
      field: 'retire',
      path,
      message: `${path} was changed by people, so it stays. Remove it in the same pull request, or move it to another source: dbt refuses a model whose group ${name} is gone.`,
    }));
}
