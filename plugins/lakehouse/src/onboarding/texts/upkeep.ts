/** The page about what differs between the platform repository and what is generated. */
export const upkeepTexts = {
  upkeep: {
    title: 'Generated files',
    link: 'Generated files',
    back: 'Onboard',
    propose: 'Propose again',
    upgrade: 'Upgrade',
    noScaffolder:
      'This portal has no scaffolder: run lakehouse generate in a checkout.',
    version: {
      title: 'Generator',
      same: 'Up to date: version {{now}} of the generator wrote this repository.',
      older:
        'A newer generator is there: version {{locked}} wrote this repository, now it is version {{now}}.',
      newer:
        'The repository is ahead: version {{locked}} wrote it, and this portal has version {{now}}. Upgrade the lakehouse packages of the portal.',
      unlocked:
        'Which version wrote this repository is not known; this portal has version {{now}}.',
      release: 'Version {{version}}, {{date}}',
      toDo: 'What you have to do',
    },
    edited: {
      title: 'Edited by people',
      hint: 'The generator keeps these. Open one to see what differs from what it would write now.',
      none: 'No generated file was edited.',
      states: {
        edited: 'Edited',
        deleted: 'Removed',
        foreign: 'There before',
        unwanted: 'Edited, no longer needed',
      },
      by: '{{author}}, commit {{commit}}',
      unknown: 'The repository does not say who changed it.',
      nothingGenerated: 'Nothing is generated in its place now.',
      same: 'It is what would be generated now.',
    },
    pending: {
      title: 'Changed since it was generated',
      hint: 'A contract, a setting or the generator is newer than these files: the next run changes them.',
      none: 'Every file is what contracts and settings ask for.',
      unplanned: 'Not known until the errors are corrected.',
      shared: 'Files of the whole platform',
      count_one: '{{number}} file',
      count_other: '{{number}} files',
      actions: {
        create: 'new',
        update: 'changed',
        remove: 'removed',
        unchanged: 'unchanged',
        kept: 'kept',
        'kept-removed': 'kept',
      },
    },
    truncated: 'The lists show the first 500 files of each part.',
  },
} as const;
