/** Texts of the tab with the files of a table. */
export const filesMessages = {
  title: 'Files',
  read: 'Read the manifests',
  again: 'Read again',
  cancel: 'Cancel',
  idle: 'Sizes, partitions and delete files are in the manifests of the table. They are read when you ask.',
  reading: 'Reading the manifests…',
  problem: 'The files could not be read',
  none: 'The table has no files',
  noneText: 'Nothing was written to it yet, or all was deleted.',
  partial: 'Only a part was read: the first {{read}} of {{total}} manifests',
  partialText:
    'The figures below are those of the manifests that were read. {{why}}',
  stopped: {
    manifests: 'No more are read at a time.',
    bytes: 'The rest is too large to be read on demand.',
    entries: 'They list too many files to read them all on demand.',
    time: 'Reading all would take too long.',
  },
  sum: '{{files}} files, {{bytes}}, {{rows}} rows',
  data: 'Data files',
  average: 'Average size',
  target: 'Target size',
  positionDeletes: 'Position delete files',
  equalityDeletes: 'Equality delete files',
  deletionVectors: 'Deletion vectors',
  manifests: 'Manifests',
  manifestSum: '{{total}}, {{deletes}} of them for deletes, {{bytes}}',
  formats: 'Formats',
  sizes: 'Data files by size',
  size: 'Size',
  files: 'Files',
  bytes: 'Bytes',
  rows: 'Rows',
  below: 'below {{to}}',
  between: '{{from}} to {{to}}',
  above: '{{from}} and more',
  isTarget: 'target',
  partitions: 'Partitions with the most files',
  partition: 'Partition',
  partitionCount: '{{shown}} of {{total}} partitions.',
  partitionsCut: '{{shown}} of more than {{total}} partitions.',
} as const;

/** Texts of the verdict on maintenance. */
export const maintenanceMessages = {
  title: 'Maintenance',
  check: 'Check',
  state: 'State',
  found: 'Found',
  fix: 'What helps',
  states: { ok: 'In order', due: 'Due', unknown: 'Not known' },
  limit: '{{value}} (limit {{threshold}})',
  unknown: 'not known',
  checks: {
    'small-files': 'Files far below the target size',
    'delete-files': 'Delete files for each data file',
    'deleted-rows': 'Rows removed by delete files',
    snapshots: 'Snapshots',
    manifests: 'Manifests',
    expiration: 'Rules for expiring snapshots',
    orphans: 'Files that no snapshot knows',
  },
  fixes: {
    'small-files':
      'Compact the table: make maintain SOURCE=<name>, or the Glue optimizer for compaction.',
    'delete-files':
      'Compact the table, which applies the deletes: make maintain SOURCE=<name>.',
    'deleted-rows':
      'Compact the table, which applies the deletes: make maintain SOURCE=<name>.',
    snapshots:
      'Expire snapshots: make maintain SOURCE=<name>, or the Glue optimizer for retention.',
    manifests: 'Rewrite the manifests: CALL system.rewrite_manifests in Spark.',
    expiration:
      'Set history.expire.max-snapshot-age-ms and history.expire.min-snapshots-to-keep.',
    orphans:
      'Metadata does not tell. make maintain SOURCE=<name> removes them.',
  },
  missing: 'none set',
  present: 'set',
} as const;

/** Texts of the optimizers of a catalog. */
export const optimizerMessages = {
  title: 'Optimizers of AWS Glue',
  type: {
    compaction: 'Compaction',
    retention: 'Expiring snapshots',
    orphan_file_deletion: 'Removing orphan files',
  },
  state: { on: 'on', off: 'off', none: 'not set up' },
  lastRun: 'last run {{outcome}}',
  notRun: 'has not run',
} as const;
