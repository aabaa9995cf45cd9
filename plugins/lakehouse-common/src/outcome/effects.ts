/** What merging a change of the platform repository does, and what it does not. */
export const mergedEffect = (target: string): string =>
  `The files of this change are on ${target}. Nothing runs and no table is made by merging alone.`;

/** A source, as far as merging is about it. */
export interface MergedSource {
  name: string;
  /** Tables that will be loaded. */
  tables: number;
  /** Branch that it gets to. */
  target: string;
  /** Whether it is proposed first; otherwise creating commits at once. */
  pullRequest: boolean;
  retire?: boolean;
}

/**
 * What follows once a source is in the platform repository, one sentence each: said in the preview before it is created, and in the pull
 * request.
 */
export function sourceEffects(source: MergedSource): string[] {
  const { name, tables, target, pullRequest } = source;
  const there = pullRequest
    ? mergedEffect(target)
    : `Creating commits the files to ${target} at once. Nothing runs and no table is made by that alone.`;
  if (source.retire) return [there, ...retirementEffects(name)];
  return [
    there,
    ...(pullRequest
      ? [
          'The checks of the repository run on the pull request: lakehouse generate --check and dbt parse.',
        ]
      : []),
    `The next run of the platform loads ${tables} ${
      tables === 1 ? 'table' : 'tables'
    } into raw_${name}, and builds staging, vault and marts.`,
    pullRequest
      ? 'The catalog shows the source, its pipeline and its marts, in place of the entry that says it is pending.'
      : 'The catalog shows the source, its pipeline and its marts.',
  ];
}

/** What follows once a source is gone from the platform repository, besides {@link mergedEffect}. */
export function retirementEffects(name: string): string[] {
  return [
    `${name} is loaded no more, and the catalog shows it and its tables no more.`,
    'No table is dropped: what was loaded stays until somebody drops it.',
    'Reverting this change brings the source back, with its history.',
  ];
}
