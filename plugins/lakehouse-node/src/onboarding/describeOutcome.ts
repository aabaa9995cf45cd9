import {
  estimateCost,
  plannedResources,
  sourceEffects,
  type PreviewFile,
  type SourceOutcome,
  type SourcePreview,
  type SourceSpec,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { codeOwners } from './codeOwners';
import { entityRefs } from './entityRefs';
import type { PlatformRepository } from './platformRepository';

/** Printing and reading the entities of a large source takes longer than everything else; their number says little then. */
const ENTITIES_UP_TO = 500;

const isWritten = ({ action }: PreviewFile): boolean =>
  action === 'create' || action === 'update' || action === 'remove';

/** Paths of the files that a change writes or removes; CODEOWNERS says who reviews them. */
export function writtenPaths(files: PreviewFile[]): string[] {
  return files.filter(isWritten).map(({ path }) => path);
}

/**
 * What follows from a preview once it is created: what merging does, who is asked to review, what will be there, and what it costs per month.
 *
 * @param files - files of the repository, CODEOWNERS among them
 * @param repository - where it is published; one that takes commits needs no pull request
 * @returns undefined while nothing can be created
 */
export function describeOutcome(
  spec: SourceSpec,
  preview: SourcePreview,
  files: ReadonlyMap<string, string>,
  repository: PlatformRepository,
): SourceOutcome | undefined {
  if (!preview.ok) return undefined;
  const { tables, schedule } = preview;
  const pullRequest = !('publish' in repository);
  const source = spec.name;
  const catalogFile =
    preview.files.length > ENTITIES_UP_TO
      ? undefined
      : preview.files.find(({ path }) => path === `catalog/${source}.yaml`);
  const resources = spec.retire
    ? []
    : plannedResources({
        source,
        tables,
        files: preview.files,
        entities: entityRefs(catalogFile?.content),
      });
  const models = resources
    .filter(({ kind }) => ['staging', 'vault', 'marts'].includes(kind))
    .reduce((all, { count }) => all + count, 0);
  return {
    effects: sourceEffects({
      name: source,
      tables: tables.filter(({ selected }) => selected !== false).length,
      target: repository.branch,
      pullRequest,
      retire: spec.retire,
    }),
    pullRequest,
    reviewers: pullRequest
      ? codeOwners(files, writtenPaths(preview.files))
      : [],
    resources,
    ...(!spec.retire && {
      cost: estimateCost({
        tables,
        models,
        startsPerMonth: schedule?.startsPerMonth,
      }),
    }),
  };
}
