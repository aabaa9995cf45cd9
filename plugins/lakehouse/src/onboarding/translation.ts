import {
  createTranslationRef,
  useTranslationRef,
  type TranslationFunction,
} from '@backstage/core-plugin-api/alpha';

/** Texts of the onboarding form and its result; override it to translate or to reword. */
export const lakehouseOnboardingTranslationRef = createTranslationRef({
  id: 'lakehouse.onboarding',
  messages: {
    where: {
      title: 'Where is the data?',
      kind: 'Kind of source',
      connection: 'Database',
      connectionLabel: 'Database',
      connectionHint:
        'Set up by your platform team. It is read with a role that can only read; nothing in it is changed.',
      connectionNone:
        'No database is set up for onboarding. Ask your platform team to add it to lakehouse.connections, or use CSV files or DDL.',
      schema: 'Schema',
      schemaHint: 'A source is one schema.',
      schemaOption: '{{name}} ({{tables}} tables)',
      ddl: 'PostgreSQL DDL',
      csv: 'CSV files',
      ddlLabel: 'DDL',
      ddlHint:
        'Paste CREATE TABLE statements, for example the output of pg_dump --schema-only. Statements that make no tables are left out and named below.',
      ddlUpload: 'Choose a file',
      csvUpload: 'Choose CSV files',
      csvHint:
        'One file per table, with a header line. Only the beginning of each file is sent, to tell types and keys. The data itself is not uploaded: the platform reads it from a folder.',
      csvNone: 'No files yet.',
      rows: '{{number}} rows',
      rowsAbout: 'about {{number}} rows, beginning read',
      remove: 'Remove {{name}}',
      name: 'Name of the source',
      nameHint:
        'Lower case letters, digits and _. It names the contract and the namespaces, such as raw_{{name}}.',
    },
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
    change: {
      title: 'Which source is changed?',
      contract: 'contracts/{{name}}.odcs.yaml',
      contractHint:
        'Your changes are written into its contract; comments and everything else in it stay.',
      databaseHint: 'To add tables or columns, read its database again.',
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
      title: 'What does the database say now?',
      connection: 'Database',
      connectionMissing:
        'No single connection of this portal reads the database that the contract names. Choose the one that holds its tables.',
      noConnection:
        'No database is set up in this portal, so the source cannot be compared with its own. Ask your platform team to add it to lakehouse.connections, or edit the contract.',
      read: 'Read the database again',
      hint: 'Compares tables, columns, types and keys with the contract. Nothing is taken in that you do not see here.',
      none: 'The database and the contract agree: no new tables, no drift.',
      added_one:
        '{{number}} table is new in the database. It is not selected: select it in the list of tables to add it.',
      added_other:
        '{{number}} tables are new in the database. None comes in by itself: select those to add in the list of tables.',
      drifted_one: '{{number}} table differs from its contract.',
      drifted_other: '{{number}} tables differ from their contract.',
      list: 'Differences by table',
      of: 'Differences of {{name}}',
      accept: 'Take in new columns and wider types',
      acceptOf: 'Take in new columns and wider types of {{name}}',
      taken: 'taken in',
      left: 'not taken in',
      reported: 'not changed here',
      isNew: '+ new in the database',
      isMissing: '▲ not in the database',
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
    draft: {
      download: 'Download answers',
      load: 'Load answers',
      hint: 'As a file, to go on later or elsewhere.',
      failed: 'The file cannot be used; your answers are as they were',
    },
    discovery: {
      checks: 'Checks of the database',
      check: {
        reachable: 'Reachable',
        readable: 'Can be read',
        tables: 'Tables',
        keys: 'Keys',
        types: 'Types',
        rows: 'Rows',
      },
      state: {
        running: 'checking',
        passed: 'passed',
        warning: 'look at this',
        failed: 'failed',
      },
      took: '{{number}} ms',
      running: 'Reading…',
      progress: '{{tables}} of {{of}} tables read',
      cancel: 'Stop',
      cancelled: 'Stopped. Nothing was changed.',
      again: 'Read again',
      at: 'Read {{time}}',
      failed: 'The database could not be read',
      cut: 'The connection to the portal was cut. Read again.',
    },
    who: {
      title: 'Who answers for it?',
      owner: 'Owner',
      ownerHint:
        'The group that answers questions about this data. Your groups are listed.',
      ownerOfAll:
        'The group that answers questions about this data. You belong to no group, so all groups are listed.',
      ownerNone:
        'You belong to no group, and the catalog has none. Ask your platform team to add the group that owns this data.',
      promise: 'How fresh is the data?',
      promiseHint:
        'The longest time that may pass between two loads before the tables count as late.',
      promises: {
        '1h': 'Within an hour',
        '6h': 'Within 6 hours',
        '1d': 'Within a day',
        '7d': 'Within a week',
      },
      description: 'What is this data about? (optional)',
      descriptionNeeded: 'What is this data about?',
    },
    tables: {
      title: 'Tables',
      count: '{{selected}} of {{total}} selected',
      columns_one: '{{number}} column',
      columns_other: '{{number}} columns',
      rows_one: '{{number}} row',
      rows_other: '{{number}} rows',
      key: 'Key',
      noKey: 'No key: choose one',
      load: 'Load',
      cursor: 'by {{cursor}}',
      cursorLabel: 'Column that tells what changed',
      noCursor: 'None',
      change: 'Change {{name}}',
      changed: 'changed by you',
      why: 'Why',
      maybe: 'Worth a look, not used:',
      keyless: 'No key',
      keylessLabel:
        'Rows of this table have no key: whole rows are compared, and equal rows are counted',
      personal_one: '{{number}} personal',
      personal_other: '{{number}} personal',
      personalLabel: 'Personal data',
      search: 'Find a table',
      all: 'Select {{number}}',
      none: 'Leave out {{number}}',
      toDecide_one: '{{number}} table to decide',
      toDecide_other: '{{number}} tables to decide',
      showAll: 'Show all tables',
      noMatch: 'No table has this name.',
      include: 'Include {{name}}',
      modes: {
        full: 'Full read, compared',
        incremental: 'Only what changed',
        append: 'Only new rows',
        cdc: 'Change stream',
      },
    },
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
    finding: {
      error: 'Needs an answer',
      warning: 'Look at this',
      info: 'Note',
      more: 'and {{number}} more',
    },
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
      dataHint: 'DATA is the folder with the CSV files.',
      entities: 'In the catalog',
      files: 'Files',
      tables: 'See its tables in Lakehouse',
      none: 'The task gave no result. Its log says why.',
    },
  },
});

/** Named, because the compiler takes minutes to write the type out in full. */
export interface OnboardingTexts
  extends TranslationFunction<typeof lakehouseOnboardingTranslationRef.T> {}

/** The `t` function of the onboarding texts. */
export function useOnboardingTexts(): OnboardingTexts {
  return useTranslationRef(lakehouseOnboardingTranslationRef).t;
}
