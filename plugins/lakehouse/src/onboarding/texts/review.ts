/** What will be created. */
export const reviewTexts = {
  review: {
    title: 'What will be created',
    empty:
      'Give the data above, and the files, the vault and the contract appear here. Nothing is written before you create.',
    waiting: 'Looking at the answers…',
    counts:
      '{{create}} new · {{update}} changed · {{kept}} kept · {{remove}} removed',
    files: 'Files',
    vault: 'Vault',
    contract: 'Contract',
    noFiles: 'No files yet: answer what is marked above.',
    failed: 'The preview could not be made',
    retry: 'Try again',
    actions: {
      create: 'new',
      update: 'changed',
      unchanged: 'same',
      kept: 'kept',
      remove: 'removed',
      'kept-removed': 'left',
    },
    actionHints: {
      create: 'Will be written.',
      update: 'Will be rewritten; nobody has edited it since the last run.',
      unchanged: 'Stays as it is.',
      kept: 'Was edited by a person, so it stays as it is.',
      remove: 'Is no longer generated and nobody has edited it.',
      'kept-removed': 'Is no longer generated, but was edited, so it stays.',
    },
  },
  vault: {
    diagram: 'Vault: {{hubs}} hubs and {{links}} links',
    hubs: 'Hubs',
    links: 'Links',
    key: 'Business key',
    satellites: 'Satellites',
    connects: 'Connects',
    from: 'From table',
    none: 'There is nothing to model yet.',
  },
} as const;
