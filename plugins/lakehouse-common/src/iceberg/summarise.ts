import type {
  PartitionSpecItem,
  SchemaField,
  SchemaHistory,
  SortOrderItem,
  TableFeatures,
  TableStatistics,
} from '../api';
import { counter, readClocks, type TableClocks } from '../freshness';
import { columnNames, sourceColumn } from './columns';
import { printable } from './errors';
import { sortOrders } from './sortText';
import { partitionText } from './partitionText';
import { schemaHistory } from './evolution';
import { tableFeatures } from './features';
import { schemaFields } from './schemaFields';
import { maskSecrets } from './secrets';
import type { TableMetadata, TableRef, TransformField } from './types';

/** What the registry keeps of a table's metadata, but for its snapshots: see `snapshotPages`. */
export interface TableSummary {
  formatVersion: number;
  tableUuid: string | null;
  location: string;
  fields: SchemaField[];
  schemaHistory: SchemaHistory;
  partitionFields: PartitionColumn[];
  /** The partitioning in words; null when there is none. */
  partitionText: string | null;
  /** By id, which is the order in which they came up; the metadata does not say when. */
  partitionSpecs: PartitionSpecItem[];
  sortFields: PartitionColumn[];
  sortOrders: SortOrderItem[];
  features: TableFeatures;
  /** Which snapshot the distinct values of `fields` were counted in; null when nobody has counted any. */
  statistics: TableStatistics | null;
  refs: TableRef[];
  /** With secrets masked. */
  properties: Record<string, string>;
  currentSnapshotId: string | null;
  /** Time of the current snapshot, ISO 8601. */
  snapshotAt: string | null;
  snapshotCount: number;
  clocks: TableClocks;
  /** From the summary of the current snapshot; null when it does not say. */
  rows: number | null;
  bytes: number | null;
  files: number | null;
}

export interface PartitionColumn {
  name: string;
  transform: string;
  sourceColumn: string;
}

/** Condenses table metadata to what people look at; everything in the result is safe to show. Snapshots come page by page from `snapshotPages`. */
export function summarise(metadata: TableMetadata): TableSummary {
  const names = columnNames(metadata);
  const current = metadata.snapshots.find(
    snapshot => snapshot.id === metadata.currentSnapshotId,
  );
  const identifiers = new Set(metadata.schema.identifierFieldIds);
  // A table without a snapshot is empty, which is known, not unknown.
  const total = (key: string) => (current ? counter(current, key) : 0);
  return {
    formatVersion: metadata.formatVersion,
    tableUuid: metadata.tableUuid,
    location: printable(metadata.location, 4096),
    fields: schemaFields(metadata.schema.fields, {
      identifiers,
      distinctValues: metadata.statistics?.distinctValues,
    }),
    partitionFields: transformColumns(metadata.partitionFields, names),
    partitionText: partitionText(metadata.partitionFields, names),
    partitionSpecs: specItems(metadata, names),
    sortFields: transformColumns(metadata.sortFields, names),
    sortOrders: sortOrders(metadata, names),
    features: tableFeatures(metadata),
    statistics: statisticsOf(metadata),
    schemaHistory: schemaHistory(metadata),
    refs: metadata.refs,
    properties: maskSecrets(metadata.properties),
    currentSnapshotId: metadata.currentSnapshotId,
    snapshotAt: current ? new Date(current.timestampMs).toISOString() : null,
    snapshotCount: metadata.snapshots.length,
    clocks: readClocks(metadata),
    rows: total('total-records'),
    bytes: total('total-files-size'),
    files: total('total-data-files'),
  };
}

function statisticsOf({ statistics }: TableMetadata): TableStatistics | null {
  return (
    statistics && {
      snapshotId: statistics.snapshotId,
      at: new Date(statistics.at).toISOString(),
    }
  );
}

function specItems(
  metadata: TableMetadata,
  names: Map<number, string>,
): PartitionSpecItem[] {
  return [...metadata.partitionSpecs]
    .sort((a, b) => a.id - b.id)
    .map(({ id, fields }) => ({
      id,
      current: id === metadata.defaultSpecId,
      text: partitionText(fields, names),
      fields: transformColumns(fields, names),
    }));
}

function transformColumns(
  fields: TransformField[],
  names: Map<number, string>,
): PartitionColumn[] {
  return fields.map(field => ({
    name: field.name || sourceColumn(field, names),
    transform: field.transform,
    sourceColumn: sourceColumn(field, names),
  }));
}
