import {
  FileTally,
  type TableDetail,
  type TableFiles,
} from '@lakehouse/backstage-plugin-lakehouse-common';

const MIB = 1024 * 1024;

/** Files of a table that is compacted now and then. */
export function filesOf(table: TableDetail): TableFiles {
  const tally = new FileTally(512 * MIB);
  for (let index = 0; index < 240; index += 1) {
    tally.add({
      kind: 'data',
      format: 'parquet',
      bytes: Math.round(MIB * 2 ** ((index * 7) % 11)),
      rows: 50_000,
      partition: `order_date_month=2026-${String((index % 9) + 1).padStart(
        2,
        '0',
      )}`,
    });
  }
  for (let index = 0; index < 31; index += 1) {
    tally.add({
      kind: 'position-deletes',
      format: 'parquet',
      bytes: 40_000,
      rows: 900,
      partition: '',
    });
  }
  return {
    metadataLocation: table.metadataLocation,
    problem: null,
    files: {
      ...tally.figures(),
      snapshotId: table.currentSnapshotId,
      manifests: { total: 44, read: 40, bytes: 3_400_000, deletes: 6 },
      stoppedBy: 'bytes',
    },
    optimizers: {
      note: null,
      items: [
        {
          type: 'compaction',
          state: 'on',
          lastRun: 'completed',
          lastRunAt: new Date(Date.now() - 3_600_000).toISOString(),
          error: null,
        },
        {
          type: 'retention',
          state: 'on',
          lastRun: 'failed',
          lastRunAt: new Date(Date.now() - 7_200_000).toISOString(),
          error: 'The role may not delete objects',
        },
        {
          type: 'orphan_file_deletion',
          state: 'none',
          lastRun: null,
          lastRunAt: null,
          error: null,
        },
      ],
    },
  };
}
