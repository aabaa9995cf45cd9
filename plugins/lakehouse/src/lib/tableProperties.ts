import { knownProperties } from '../messages/properties';

/** Groups of properties, in the order that they are shown. */
export const PROPERTY_GROUPS = [
  'write',
  'rows',
  'read',
  'metadata',
  'commit',
  'history',
  'platform',
  'engine',
  'other',
] as const;

export type PropertyGroup = (typeof PROPERTY_GROUPS)[number];
export type KnownName = keyof typeof knownProperties;

/** Defaults of Iceberg 1.10, with what they are in words; a property that is absent here has none. */
const DEFAULTS: Partial<Record<KnownName, string>> = {
  'write.format.default': 'parquet',
  'write.target-file-size-bytes': '536870912 (512 MB)',
  'write.delete.target-file-size-bytes': '67108864 (64 MB)',
  // Iceberg puts zstd into the properties of each new table; what has no such property is of before 1.4.
  'write.parquet.compression-codec':
    'gzip; zstd is set on tables made since Iceberg 1.4',
  'write.parquet.row-group-size-bytes': '134217728 (128 MB)',
  'write.parquet.bloom-filter-enabled.column': 'false',
  'write.distribution-mode':
    'range for sorted tables, hash for partitioned ones, else none (Spark)',
  'write.data.path': 'data below the location of the table',
  'write.metadata.path': 'metadata below the location of the table',
  'write.object-storage.enabled': 'false',
  'write.delete.mode': 'copy-on-write',
  'write.update.mode': 'copy-on-write',
  'write.merge.mode': 'copy-on-write',
  'write.delete.isolation-level': 'serializable',
  'write.update.isolation-level': 'serializable',
  'write.merge.isolation-level': 'serializable',
  'write.metadata.delete-after-commit.enabled': 'false',
  'write.metadata.previous-versions-max': '100',
  'write.metadata.compression-codec': 'none',
  'write.metadata.metrics.default': 'truncate(16)',
  'write.metadata.metrics.max-inferred-column-defaults': '100',
  'commit.retry.num-retries': '4',
  'commit.retry.min-wait-ms': '100',
  'commit.retry.max-wait-ms': '60000 (1 min)',
  'commit.retry.total-timeout-ms': '1800000 (30 min)',
  'commit.manifest.target-size-bytes': '8388608 (8 MB)',
  'commit.manifest.min-count-to-merge': '100',
  'commit.manifest-merge.enabled': 'true',
  'history.expire.max-snapshot-age-ms': '432000000 (5 days)',
  'history.expire.min-snapshots-to-keep': '1',
  'history.expire.max-ref-age-ms': 'forever',
  'gc.enabled': 'true',
  'read.split.target-size': '134217728 (128 MB)',
  'read.parquet.vectorization.enabled': 'true',
  'write.spark.fanout.enabled': 'false',
  'write.spark.accept-any-schema': 'false',
  'write.wap.enabled': 'false',
  'engine.hive.enabled': 'false',
};

/** The first that fits. */
const GROUPS: Array<[RegExp, PropertyGroup]> = [
  [/^lakehouse\./, 'platform'],
  [/^(write\.spark\.|write\.wap\.|engine\.|spark\.|trino\.|dbt)/, 'engine'],
  [
    /^write\.(delete|update|merge)\.(mode|isolation-level|distribution)/,
    'rows',
  ],
  [/^write\.(metadata|summary)\./, 'metadata'],
  [/^write\./, 'write'],
  [/^read\./, 'read'],
  [/^commit\./, 'commit'],
  [/^(history|gc)\./, 'history'],
];

/** Properties that end with the name of a column. */
const PER_COLUMN: KnownName[] = [
  'write.parquet.bloom-filter-enabled.column',
  'write.metadata.metrics.column',
];

/** What is known of a table property. */
export interface PropertyFacts {
  group: PropertyGroup;
  /** The name that its meaning is found by; undefined for unknown ones. */
  known?: KnownName;
  default?: string;
}

/**
 * Says what a table property belongs to and what it is without being set.
 *
 * @see https://iceberg.apache.org/docs/latest/configuration/#table-properties
 */
export function propertyFacts(name: string): PropertyFacts {
  const group = GROUPS.find(([form]) => form.test(name))?.[1] ?? 'other';
  const known = Object.hasOwn(knownProperties, name)
    ? (name as KnownName)
    : PER_COLUMN.find(prefix => name.startsWith(`${prefix}.`));
  return { group, known, default: known && DEFAULTS[known] };
}
