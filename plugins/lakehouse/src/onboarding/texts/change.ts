/** Changing, comparing and retiring a source that is there. */
export const changeTexts = {
  change: {
    title: 'Which source is changed?',
    contract: 'contracts/{{name}}.odcs.yaml',
    contractHint:
      'Your changes are written into its contract; comments and everything else in it stay.',
    databaseHint:
      'To add tables or columns, read its database or its files again.',
    byHandHint: 'To add tables or columns, edit the contract.',
    select: 'Change a source',
    new: 'Onboard a new source',
    pageTitle: 'Change {{name}}',
    save: 'Propose the change',
    nothing: 'Nothing differs from the repository yet.',
    unusable: '{{name}} (contract has errors)',
    failed: 'The source cannot be read again',
  },
  retire: {
    title: 'Is the source at its end?',
    label: 'Retire {{name}}',
    hint: 'Its contract and everything that is generated for it go from the repository. What was loaded stays until somebody drops it, and reverting the change brings the source back.',
    save: 'Propose to retire it',
  },
  drift: {
    title: 'What does the source say now?',
    connection: 'Database or bucket',
    connectionMissing:
      'No single connection of this portal reads what the contract names. Choose the one that holds its tables.',
    noConnection:
      'No database or bucket that fits is set up in this portal, so the source cannot be compared with its own. Ask your platform team to add it to lakehouse.connections, or edit the contract.',
    read: 'Read the source again',
    hint: 'Compares tables, columns, types and keys with the contract. Nothing is taken in that you do not see here.',
    none: 'The source and the contract agree: no new tables, no drift.',
    added_one:
      '{{number}} table is new in the source. It is not selected: select it in the list of tables to add it.',
    added_other:
      '{{number}} tables are new in the source. None comes in by itself: select those to add in the list of tables.',
    drifted_one: '{{number}} table differs from its contract.',
    drifted_other: '{{number}} tables differ from their contract.',
    list: 'Differences by table',
    of: 'Differences of {{name}}',
    accept: 'Take in new columns and wider types',
    acceptOf: 'Take in new columns and wider types of {{name}}',
    taken: 'taken in',
    left: 'not taken in',
    reported: 'not changed here',
    isNew: '+ new in the source',
    isMissing: '▲ not in the source',
    kinds: {
      added: 'New column',
      widened: 'Wider type',
      narrowed: 'Narrower type',
      retyped: 'Other type',
      removed: 'Column gone',
      renamed: 'Probably renamed',
      key: 'Other key',
      missing: 'Table not found',
    },
  },
} as const;
