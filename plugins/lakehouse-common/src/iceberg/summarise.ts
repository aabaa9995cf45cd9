import type { SchemaField, SnapshotItem } from '../api';
import { counter, readClocks, type TableClocks } from '../freshness';
import { columnNames, sourceColumn } from './columns';
import { printable } from './errors';
import { partitionText } from './partitionText';
import { childFields } from './schema';
import { maskSecrets } from './secrets';
import { snapshotItems } from './snapshotItems';
import type {
  StructField,
  TableMetadata,
  TableRef,
  TransformField,
} from './types';

/** What the registry keeps of a table's metadata. */
export interface TableSummary {
  formatVersion: number;
  tableUuid: string | null;
  location: string;
  fields: SchemaField[];
  partitionFields: PartitionColumn[];
  /** The partitioning in words; null when there is none. */
  partitionText: string | null;
  sortFields: PartitionColumn[];
  refs: TableRef[];
  /** With secrets masked. */
  properties: Record<string, string>;
  currentSnapshotId: string | null;
  /** Newest first. */
  snapshots: SnapshotItem[];
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

/** Condenses table metadata to what people look at; everything in the result is safe to show. */
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
    fields: schemaFields(metadata.schema.fields, '', identifiers),
    partitionFields: transformColumns(metadata.partitionFields, names),
    partitionText: partitionText(metadata.partitionFields, names),
    sortFields: transformColumns(metadata.sortFields, names),
    refs: metadata.refs,
    properties: maskSecrets(metadata.properties),
    currentSnapshotId: metadata.currentSnapshotId,
    snapshots: snapshotItems(metadata),
    clocks: readClocks(metadata),
    rows: total('total-records'),
    bytes: total('total-files-size'),
    files: total('total-data-files'),
  };
}

function schemaFields(
  fields: StructField[],
  prefix: string,
  identifiers: Set<number>,
): SchemaField[] {
  return fields.map(field => {
    const path = `${prefix}${field.name}`;
    const children = childFields(field.type);
    return {
      id: field.id,
      name: field.name,
      path,
      type: typeof field.type === 'string' ? field.type : field.type.type,
      required: field.required,
      identifier: identifiers.has(field.id),
      doc: field.doc,
      ...(children.length > 0 && {
        fields: schemaFields(children, `${path}.`, identifiers),
      }),
    };
  });
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
