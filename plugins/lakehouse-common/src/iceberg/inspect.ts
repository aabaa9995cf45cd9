import { clocksJson, readClocks, type ClocksJson } from '../freshness';
import { columnNames, sourceColumn } from './columns';
import { allFields } from './schema';
import type { TableMetadata, TableRef } from './types';

/** What `lakehouse inspect --json` prints for one table; the shape is stable. */
export interface InspectJson {
  formatVersion: number;
  tableUuid: string | null;
  location: string;
  lastUpdatedMs: number;
  currentSnapshotId: string | null;
  /** Number of retained snapshots. */
  snapshots: number;
  /** `fields` counts nested ones too. */
  schema: { id: number; fields: number; identifierFields: number[] };
  partitionFields: Array<{
    name: string;
    transform: string;
    sourceColumn: string;
  }>;
  sortFields: number;
  refs: TableRef[];
  properties: number;
  clocks: ClocksJson;
}

/** The facts of a table in the stable shape of the command line. */
export function inspectJson(metadata: TableMetadata): InspectJson {
  const names = columnNames(metadata);
  return {
    formatVersion: metadata.formatVersion,
    tableUuid: metadata.tableUuid,
    location: metadata.location,
    lastUpdatedMs: metadata.lastUpdatedMs,
    currentSnapshotId: metadata.currentSnapshotId,
    snapshots: metadata.snapshots.length,
    schema: {
      id: metadata.schema.id,
      fields: allFields(metadata.schema.fields).length,
      identifierFields: metadata.schema.identifierFieldIds,
    },
    partitionFields: metadata.partitionFields.map(field => ({
      name: field.name,
      transform: field.transform,
      sourceColumn: sourceColumn(field, names),
    })),
    sortFields: metadata.sortFields.length,
    refs: metadata.refs,
    properties: Object.keys(metadata.properties).length,
    clocks: clocksJson(readClocks(metadata)),
  };
}
