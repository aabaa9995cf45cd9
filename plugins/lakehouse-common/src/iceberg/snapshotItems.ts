import type { SnapshotItem } from '../api';
import { changeOf, counter } from '../freshness/dataChange';
import { mainHistory } from './ancestors';
import { maskSecrets } from './secrets';
import type { TableMetadata, TableSnapshot } from './types';

/** All retained snapshots, newest first, as the API shows them; each is made when it is asked for. */
export function* snapshotItems(
  metadata: TableMetadata,
): Generator<SnapshotItem> {
  const byId = new Map(metadata.snapshots.map(s => [s.id, s] as const));
  const onMain = new Set(mainHistory(metadata).ancestors.map(s => s.id));
  const refs = new Map<string, string[]>();
  for (const ref of metadata.refs) {
    refs.set(ref.snapshotId, [...(refs.get(ref.snapshotId) ?? []), ref.name]);
  }
  for (const snapshot of [...metadata.snapshots].sort(newestFirst)) {
    const parent =
      snapshot.parentId === null ? null : byId.get(snapshot.parentId);
    const main = onMain.has(snapshot.id);
    yield {
      id: snapshot.id,
      parentId: snapshot.parentId,
      sequenceNumber: snapshot.sequenceNumber,
      at: new Date(snapshot.timestampMs).toISOString(),
      operation: snapshot.operation,
      schemaId: snapshot.schemaId,
      changesData: changeOf(snapshot, parent) !== 'none',
      onMain: main,
      refs: refs.get(snapshot.id) ?? [],
      addedRows: counter(snapshot, 'added-records'),
      deletedRows: counter(snapshot, 'deleted-records'),
      addedFiles: counter(snapshot, 'added-data-files'),
      removedFiles: counter(snapshot, 'deleted-data-files'),
      totalRows: counter(snapshot, 'total-records'),
      totalBytes: counter(snapshot, 'total-files-size'),
      writtenBy: writtenBy(snapshot),
      summary: maskSecrets(snapshot.summary),
    };
  }
}

function newestFirst(a: TableSnapshot, b: TableSnapshot): number {
  // Clocks of writers may go backwards within a minute; sequence numbers do not.
  return (
    (b.sequenceNumber ?? 0) - (a.sequenceNumber ?? 0) ||
    b.timestampMs - a.timestampMs
  );
}

/** Engine, its version and its run, as far as the summary says. */
function writtenBy({ summary }: TableSnapshot): string | null {
  const engine = summary['engine-name'] ?? (summary['spark.app.id'] && 'spark');
  const run =
    summary['spark.app.id'] ??
    summary['flink.job-id'] ??
    summary.trino_query_id;
  const words = [engine, summary['engine-version'], run].filter(Boolean);
  return words.length > 0 ? maskSecrets({ by: words.join(' ') }).by : null;
}
