import { filesMessages, maintenanceMessages, optimizerMessages } from './files';
import { lineageMessages } from './lineage';
import { propertiesMessages } from './properties';
import { schemaMessages } from './schema';
import { snapshotsMessages } from './snapshots';

/** Texts of the page of one table. */
export const tableMessages = {
  tab: {
    overview: 'Overview',
    schema: 'Schema',
    snapshots: 'Snapshots',
    files: 'Files',
    lineage: 'Lineage',
    queries: 'Queries',
    properties: 'Properties',
  },
  files: filesMessages,
  maintenance: maintenanceMessages,
  optimizer: optimizerMessages,
  back: 'All tables',
  owner: 'owner',
  format: 'Iceberg v{{version}}',
  formatHint: 'Version of the table format',
  copyRef: 'Copy reference',
  refresh: {
    now: 'Refresh',
    failed: 'It could not be refreshed. {{why}}',
    outcome: {
      updated: 'There was something new; the page shows it.',
      unchanged: 'Nothing has changed since it was last read.',
      absent:
        'The catalog has no such table now. It stays here until a complete sync misses it, too.',
      unreadable: 'Its metadata could not be read; what was known stays.',
    },
  },
  notFound: 'There is no table {{ref}}',
  notFoundText:
    'It may have been renamed or removed, or you may not be allowed to see it.',
  trust: {
    title: 'Can I trust it?',
    deciding: 'decides',
    none: 'none',
    promise: 'promise {{promise}}',
    barLabel: 'Share of the promise that is used',
    dueIn: 'due in {{left}}',
    over: '{{over}} over',
    noPromise: 'no promise',
  },
  who: {
    title: 'Who answers',
    owner: 'Owner',
    known: 'Known from',
    contract: 'Contract',
    entity: 'Catalog entity',
    none: 'Nobody answers for this table',
    evidence: {
      contract: 'the contract',
      dbt: 'the dbt model',
      'table-property': 'a property of the table',
      namespace: 'the namespace',
      'catalog-default': 'the default of the catalog',
      none: 'nowhere',
    },
  },
  flow: {
    title: 'Where from, where to',
    upstream_one: '{{amount}} upstream',
    upstream_other: '{{amount}} upstream',
    downstream_one: '{{amount}} downstream',
    downstream_other: '{{amount}} downstream',
    open: 'Open lineage',
    noneUp: 'Nothing known upstream',
    noneDown: 'Nobody reads it, as far as we know',
  },
  size: {
    title: 'Size',
    rows: 'Rows',
    bytes: 'Bytes',
    files: 'Files',
    trend:
      '{{what}} over the last {{amount}} snapshots, from {{from}} to {{to}}',
    unknown: 'not recorded',
  },
  query: {
    title: 'How do I query it?',
    more: 'More queries',
    intent: {
      latest: 'Latest rows',
      perDay: 'Rows per day',
      asOfSnapshot: 'As of a snapshot',
      asOfTime: 'As of a time',
      asOfTag: 'As of a tag',
    },
    pinned: 'Reading snapshot {{id}} of {{time}}.',
    current:
      'As-of queries use the current snapshot. Pick another one under Snapshots.',
    unpin: 'Use the current one',
    engines: 'Engines',
  },
  facts: {
    title: 'About the table',
    reference: 'Reference',
    location: 'Location',
    metadata: 'Metadata file',
    uuid: 'Table id',
    snapshots: 'Snapshots',
    partitioning: 'Partitioning',
    lastSeen: 'Last seen',
  },
  schema: schemaMessages,
  identity: {
    title: 'Identity',
    generation: 'Generation',
    generationFirst: 'the first table of this name',
    generationOther: 'number {{number}} of this name',
    firstSeen: 'First seen',
    firstSeenUnknown: 'before this was recorded',
    earlierNames: 'Earlier names',
    history: 'What happened',
    by: 'by {{who}}',
    event: {
      renamed: 'Renamed from {{from}}',
      replaced: 'Dropped and created anew',
      removed: 'Removed',
      restored: 'Restored',
      returned: 'Listed again',
      'rolled-back': 'Rolled back to an older snapshot',
    },
  },
  features: {
    title: 'Format',
    version: 'Format version',
    rowLineage: 'Row lineage: every row keeps an id of its own.',
    deletionVectors_one:
      'Deletion vectors: the retained snapshots added {{amount}}.',
    deletionVectors_other:
      'Deletion vectors: the retained snapshots added {{amount}}.',
    encryptionKeys_one: 'Encrypted: the metadata lists {{amount}} key.',
    encryptionKeys_other: 'Encrypted: the metadata lists {{amount}} keys.',
    types: 'Types of version 3: {{types}}.',
    defaults_one: '{{amount}} column has a default value.',
    defaults_other: '{{amount}} columns have default values.',
    uses: 'Uses',
  },
  properties: propertiesMessages,
  snapshots: snapshotsMessages,
  lineage: lineageMessages,
} as const;
