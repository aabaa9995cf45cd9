import type { SchemaField } from '@lakehouse/backstage-plugin-lakehouse-common';
import type { TableContent } from '../catalogs/metadata/ReadSummary';
import type { StoredSummary, TableWrite } from '../store/rows';

/** Metadata as it is stored: what lists need in the table's row, the rest in its details. */
export function toStored({ summary: table, snapshots }: TableContent): {
  summary: StoredSummary;
  detail: NonNullable<TableWrite['detail']>;
} {
  const { clocks, rows, bytes, tableUuid, snapshotAt, ...detail } = table;
  return {
    summary: {
      clocks,
      rows,
      bytes,
      tableUuid,
      snapshotAt,
      columns: columnPaths(detail.fields),
      comment: table.properties.comment ?? null,
      owner: table.properties['lakehouse.owner'] ?? null,
      tags: table.properties['lakehouse.tags'],
    },
    detail: { detail, snapshots },
  };
}

function columnPaths(fields: SchemaField[]): string[] {
  return fields.flatMap(field => [
    field.path,
    ...columnPaths(field.fields ?? []),
  ]);
}
