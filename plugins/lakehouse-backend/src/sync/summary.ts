import type {
  SchemaField,
  TableSummary,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import type { StoredSummary, TableWrite } from '../store/rows';

/** Metadata as it is stored: what lists need in the table's row, the rest in its details. */
export function toStored(table: TableSummary): {
  summary: StoredSummary;
  detail: NonNullable<TableWrite['detail']>;
} {
  const { snapshots, clocks, rows, bytes, tableUuid, ...detail } = table;
  return {
    summary: {
      clocks,
      rows,
      bytes,
      tableUuid,
      snapshotAt:
        snapshots.find(({ id }) => id === detail.currentSnapshotId)?.at ?? null,
      columns: columnPaths(detail.fields),
      comment: table.properties.comment ?? null,
      owner: table.properties['lakehouse.owner'] ?? null,
      tags: table.properties['lakehouse.tags'],
    },
    detail: {
      detail: { ...detail, snapshotCount: snapshots.length },
      snapshots,
    },
  };
}

function columnPaths(fields: SchemaField[]): string[] {
  return fields.flatMap(field => [
    field.path,
    ...columnPaths(field.fields ?? []),
  ]);
}
