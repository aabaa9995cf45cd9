/** The page around the form. */
export const pageTexts = {
  page: {
    title: 'Onboard a source',
    back: 'All tables',
    create: 'Create',
    creating: 'Starting…',
    startOver: 'Start over',
    failed: 'The task could not be started. Your answers are kept.',
    ready: 'Nothing has been written yet.',
    noData: 'Say where the data is.',
    noScaffolder:
      'This portal has no scaffolder, so nothing can be created here.',
    waits: 'Waits for: {{message}}',
    waitsMore: 'Waits for: {{message}} And {{number}} more.',
    denied: 'You may not onboard sources',
    deniedHint:
      'Ask your platform team for the permission lakehouse.source.create.',
  },
  draft: {
    download: 'Download answers',
    load: 'Load answers',
    hint: 'As a file, to go on later or elsewhere.',
    failed: 'The file cannot be used; your answers are as they were',
  },
} as const;
