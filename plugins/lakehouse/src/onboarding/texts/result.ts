/** What a task has done. */
export const resultTexts = {
  result: {
    published: 'Published',
    unchanged: 'Everything was there already; nothing was written',
    requested: 'The pull request is open',
    pullRequest: 'Pull request',
    merging: 'What merging does',
    mergingFiles:
      'Its files are on {{target}} then. Nothing is loaded and no table is made by merging alone.',
    mergingLoad:
      'The next run of the platform loads the source and builds staging, vault and marts.',
    mergingCatalog:
      'Until then the catalog shows the pipeline as pending, with a link to the pull request. Afterwards it shows the source, its pipeline and its marts.',
    afterMerge: 'After the merge',
    entitiesLater: 'In the catalog after the merge',
    commit: 'Commit',
    branch: 'Branch',
    repository: 'Repository',
    next: 'What happens next',
    nextHint:
      'Load the source on your machine. The portal shows its tables as soon as they exist.',
    dataHint: 'DATA is the folder with the files.',
    entities: 'In the catalog',
    files: 'Files',
    tables: 'See its tables in Lakehouse',
    none: 'The task gave no result. Its log says why.',
  },
} as const;
