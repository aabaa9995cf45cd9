import type {
  FilesReport,
  MaintenanceFacts,
  TableDetail,
} from '@lakehouse/backstage-plugin-lakehouse-common';

/** A counter of a snapshot's summary; null when it is not there. */
function counter(summary: Record<string, string> | undefined, key: string) {
  const text = summary?.[key];
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : null;
}

/** Adds what both sides know; null when one is not known. */
const plus = (a: number | null, b: number | null) =>
  a === null || b === null ? null : a + b;

/** What is known of the maintenance of a table: from its manifests when all of them were read, otherwise from the snapshot's summary. */
export function maintenanceFacts(
  table: TableDetail,
  summary: Record<string, string> | undefined,
  files: FilesReport | undefined,
): MaintenanceFacts {
  const { properties, snapshots } = table;
  const facts: MaintenanceFacts = {
    properties,
    snapshots,
    files: table.files ?? null,
    bytes: table.bytes,
    rows: table.rows,
    deleteFiles: counter(summary, 'total-delete-files'),
    deletedRows: plus(
      counter(summary, 'total-position-deletes'),
      counter(summary, 'total-equality-deletes'),
    ),
    manifests: files?.manifests.total,
  };
  if (!files || files.stoppedBy) return facts;
  const deletes = [
    files.positionDeletes,
    files.equalityDeletes,
    files.deletionVectors,
  ];
  const sum = (key: 'files' | 'rows') =>
    deletes.reduce((total, each) => total + each[key], 0);
  return {
    ...facts,
    files: files.data.files,
    bytes: files.data.bytes,
    rows: files.data.rows,
    deleteFiles: sum('files'),
    deletedRows: sum('rows'),
    smallFiles: files.smallFiles,
  };
}
