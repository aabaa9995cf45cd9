import type { SnapshotItem } from '@lakehouse/backstage-plugin-lakehouse-common';
import { ago } from './tables';

const HOUR = 3_600_000;
const CURRENT = '4163219874651234567';

/** A history with appends, a compaction, a branch and a tag; newest first. */
export function snapshotsOf(): SnapshotItem[] {
  const items: SnapshotItem[] = [];
  let totalRows = 0;
  for (let index = 0; index < 24; index += 1) {
    const compaction = index % 9 === 7;
    const branch = index === 20 || index === 21;
    const last = index === 23;
    const written = index % 5 ? 'overwrite' : 'append';
    const added = compaction ? 120 : 20 + ((index * 37) % 90);
    const deleted = compaction ? 120 : (index % 5) * 3;
    if (!branch) totalRows += added - deleted;
    items.push({
      id: last ? CURRENT : `70000000000000000${String(index).padStart(2, '0')}`,
      parentId:
        index === 0
          ? null
          : `70000000000000000${String(index === 22 ? 19 : index - 1).padStart(
              2,
              '0',
            )}`,
      sequenceNumber: index + 1,
      at: ago((23 - index) * 6 * HOUR + 42 * 60_000),
      operation: compaction ? 'replace' : written,
      changesData: !compaction,
      deciding: last,
      onMain: !branch,
      refs: [
        ...(last ? ['main'] : []),
        ...(index === 21 ? ['audit'] : []),
        ...(index === 12 ? ['eom-october'] : []),
      ],
      addedRows: added,
      deletedRows: deleted,
      addedFiles: 1,
      removedFiles: compaction ? 4 : 0,
      totalRows,
      totalBytes: totalRows * 22,
      writtenBy: 'Spark 3.5.6, load 2026-11-22T02:00',
      summary: {
        operation: compaction ? 'replace' : 'append',
        'added-records': String(added),
        'lakehouse.load-id': `load-${index}`,
      },
    });
  }
  return items.reverse();
}
