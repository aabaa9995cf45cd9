/** What the known table properties do, in a sentence each, by their name. */
export const knownProperties = {
  comment: 'What the table is for, as whoever created it wrote.',
  'write.format.default': 'File format of new data files.',
  'write.target-file-size-bytes': 'Size that new data files aim for, in bytes.',
  'write.delete.target-file-size-bytes':
    'Size that new delete files aim for, in bytes.',
  'write.parquet.compression-codec': 'Compression of new Parquet files.',
  'write.parquet.row-group-size-bytes':
    'Size of a row group in Parquet files, in bytes.',
  'write.parquet.bloom-filter-enabled.column':
    'Whether new Parquet files have a Bloom filter for this column, so that look-ups of one value skip files.',
  'write.distribution-mode':
    'How rows are spread over writers before they write: none, hash or range.',
  'write.data.path': 'Where new data files are put.',
  'write.metadata.path': 'Where new metadata files are put.',
  'write.object-storage.enabled':
    'Spreads data files over prefixes by a hash, so that object stores do not throttle.',
  'write.delete.mode':
    'How DELETE works: copy-on-write rewrites files, merge-on-read adds delete files.',
  'write.update.mode':
    'How UPDATE works: copy-on-write rewrites files, merge-on-read adds delete files.',
  'write.merge.mode':
    'How MERGE works: copy-on-write rewrites files, merge-on-read adds delete files.',
  'write.delete.isolation-level':
    'What a DELETE may overlook of commits made meanwhile: serializable or snapshot.',
  'write.update.isolation-level':
    'What an UPDATE may overlook of commits made meanwhile: serializable or snapshot.',
  'write.merge.isolation-level':
    'What a MERGE may overlook of commits made meanwhile: serializable or snapshot.',
  'write.metadata.delete-after-commit.enabled':
    'Deletes the oldest metadata files after each commit.',
  'write.metadata.previous-versions-max':
    'How many earlier metadata files are kept track of.',
  'write.metadata.compression-codec': 'Compression of metadata files.',
  'write.metadata.metrics.default':
    'Statistics that are kept of each column: none, counts, truncate(length) or full.',
  'write.metadata.metrics.max-inferred-column-defaults':
    'For how many columns statistics are kept where nothing else is said.',
  'write.metadata.metrics.column': 'Statistics that are kept of this column.',
  'commit.retry.num-retries':
    'How often a commit is tried again after another one came first.',
  'commit.retry.min-wait-ms':
    'Shortest wait before a commit is tried again, in milliseconds.',
  'commit.retry.max-wait-ms':
    'Longest wait before a commit is tried again, in milliseconds.',
  'commit.retry.total-timeout-ms':
    'How long a commit is tried again at most, in milliseconds.',
  'commit.manifest.target-size-bytes':
    'Size that merged manifests aim for, in bytes.',
  'commit.manifest.min-count-to-merge':
    'How many manifests must come together before they are merged.',
  'commit.manifest-merge.enabled': 'Merges small manifests when writing.',
  'history.expire.max-snapshot-age-ms':
    'Age at which snapshots expire when expiry runs, in milliseconds.',
  'history.expire.min-snapshots-to-keep':
    'How many snapshots of each branch expiry keeps, however old they are.',
  'history.expire.max-ref-age-ms':
    'Age at which branches and tags expire when expiry runs, in milliseconds; main never does.',
  'gc.enabled': 'Whether maintenance may delete files of the table.',
  'read.split.target-size':
    'Size of the pieces that a read is split into, in bytes.',
  'read.parquet.vectorization.enabled':
    'Reads Parquet files in batches of rows.',
  'lakehouse.owner':
    'Who answers for the table where no contract or dbt model names an owner.',
  'lakehouse.last-load-time':
    'When a load last looked at the source, also when it found nothing new.',
  'write.spark.fanout.enabled':
    'Spark keeps a file open per partition, so rows need not be sorted first.',
  'write.spark.accept-any-schema':
    'Spark may write rows whose columns do not match those of the table.',
  'write.wap.enabled':
    'Write, audit, publish: Spark can stage commits before they are visible.',
  'engine.hive.enabled': 'Makes the table readable by Hive.',
} as const;

/** Texts of the properties of a table. */
export const propertiesMessages = {
  title: 'Table properties',
  filter: 'Filter properties',
  name: 'Property',
  value: 'Value',
  meaning: 'Meaning',
  defaultIs: 'Default: {{value}}.',
  noDefault: 'No default.',
  masked: 'hidden, as it looks like a secret',
  empty: 'No properties are set. Engines go by their defaults.',
  noMatch: 'No property matches "{{text}}".',
  known: knownProperties,
  group: {
    write: 'Writing files',
    rows: 'Changing rows',
    read: 'Reading',
    metadata: 'Metadata and statistics',
    commit: 'Commits',
    history: 'Snapshots kept',
    platform: 'Platform',
    engine: 'Engines',
    other: 'Others',
  },
} as const;
