import type {
  SchemaField,
  SnapshotItem,
  TableDetail,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { ago, tables } from './tables';

const MINUTE = 60_000;
const COLUMNS = 400;
const SNAPSHOTS = 5_000;
const TYPES = ['string', 'long', 'decimal(18, 4)', 'timestamptz', 'variant'];

const idOf = (index: number) =>
  String(5_000_000_000_000_000_000n + BigInt(index));

function columnOf(index: number): SchemaField {
  const name = `measure_${String(index).padStart(3, '0')}`;
  return {
    id: index,
    name,
    path: name,
    type: TYPES[index % TYPES.length],
    required: index < 4,
    doc: index % 3 ? undefined : `Reading of sensor ${index}, as it came in.`,
    ...(index % 40 === 0 && { writeDefault: '0' }),
  };
}

function snapshotOf(index: number): SnapshotItem {
  const compaction = index % 50 === 49;
  const added = compaction ? 0 : 1_000 + ((index * 37) % 900);
  return {
    id: idOf(index),
    parentId: index === 0 ? null : idOf(index - 1),
    sequenceNumber: index + 1,
    at: ago((SNAPSHOTS - index) * 5 * MINUTE),
    operation: compaction ? 'replace' : 'append',
    changesData: !compaction,
    deciding: index === SNAPSHOTS - 2,
    onMain: true,
    refs: index === SNAPSHOTS - 1 ? ['main'] : [],
    addedRows: added,
    deletedRows: 0,
    addedFiles: compaction ? 1 : 2,
    removedFiles: compaction ? 90 : 0,
    totalRows: index * 1_400,
    totalBytes: index * 96_000,
    writtenBy: 'Spark 3.5.6',
    summary: { operation: compaction ? 'replace' : 'append' },
  };
}

let history: SnapshotItem[] | undefined;

/** Five thousand snapshots, one each five minutes; newest first. */
export function longHistory(): SnapshotItem[] {
  history ??= Array.from({ length: SNAPSHOTS }, (_, index) =>
    snapshotOf(SNAPSHOTS - 1 - index),
  );
  return history;
}

/** A table of 400 columns, with a long history and properties of every kind. */
export const largeTable: TableDetail = {
  ...tables[0],
  ref: 'northwind/raw_iot.sensor_readings',
  namespace: 'raw_iot',
  name: 'sensor_readings',
  layer: 'raw',
  description: 'One row per reading of the machines.',
  grain: null,
  entityRef: null,
  formatVersion: 3,
  fields: Array.from({ length: COLUMNS }, (_, index) => columnOf(index)),
  partitionFields: [],
  partitionText: null,
  refs: [{ name: 'main', type: 'branch', snapshotId: idOf(SNAPSHOTS - 1) }],
  snapshots: SNAPSHOTS,
  currentSnapshotId: idOf(SNAPSHOTS - 1),
  rows: SNAPSHOTS * 1_400,
  features: {
    rowLineage: true,
    deletionVectors: 12,
    encryptionKeys: 1,
    types: ['variant'],
  },
  properties: {
    'commit.retry.num-retries': '8',
    comment: 'Readings of the machines.',
    'encryption.key-id': '***',
    'history.expire.max-snapshot-age-ms': '1728000000',
    'history.expire.min-snapshots-to-keep': '5000',
    'lakehouse.layer': 'raw',
    'lakehouse.owner': 'data-platform',
    'write.delete.mode': 'merge-on-read',
    'write.format.default': 'parquet',
    'write.metadata.delete-after-commit.enabled': 'true',
    'write.parquet.bloom-filter-enabled.column.measure_003': 'true',
    'write.parquet.compression-codec': 'zstd',
    'write.target-file-size-bytes': '268435456',
  },
};
