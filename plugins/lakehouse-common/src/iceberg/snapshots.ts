import {
  asObject,
  asOptionalArray,
  asOptionalInteger,
  asOptionalSnapshotId,
  asSnapshotId,
  asTextMap,
  asTime,
  invalid,
  isAbsent,
  type JsonObject,
} from './fields';
import { assertUnique } from './schema';
import type { TableRef, TableSnapshot } from './types';

export interface SnapshotState {
  currentSnapshotId: string | null;
  snapshots: TableSnapshot[];
  refs: TableRef[];
}

/** Reads the list of snapshots, in the order of the file. */
export function readSnapshots(root: JsonObject): TableSnapshot[] {
  return asOptionalArray(root.snapshots, 'snapshots').map((entry, index) =>
    readSnapshot(entry, `snapshots[${index}]`),
  );
}

/** Reads the current snapshot and the refs; every id that is pointed at must be among the snapshots. */
export function readSnapshotState(
  root: JsonObject,
  snapshots: TableSnapshot[],
): SnapshotState {
  const ids = snapshots.map(snapshot => snapshot.id);
  assertUnique(ids, 'snapshots', 'snapshot-id');
  const known = new Set(ids);

  const currentSnapshotId = asOptionalSnapshotId(
    root['current-snapshot-id'],
    'current-snapshot-id',
  );
  if (currentSnapshotId !== null && !known.has(currentSnapshotId)) {
    throw invalid(
      'current-snapshot-id',
      `${currentSnapshotId} is not among snapshots`,
    );
  }
  return {
    currentSnapshotId,
    snapshots,
    refs: readRefs(root.refs, currentSnapshotId, known),
  };
}

/** Reads one entry of the list of snapshots. */
export function readSnapshot(value: unknown, path: string): TableSnapshot {
  const snapshot = asObject(value, path);
  const { summary, operation } = readSummary(snapshot.summary, path);
  return {
    id: asSnapshotId(snapshot['snapshot-id'], `${path}.snapshot-id`),
    parentId: asOptionalSnapshotId(
      snapshot['parent-snapshot-id'],
      `${path}.parent-snapshot-id`,
    ),
    sequenceNumber: asOptionalInteger(
      snapshot['sequence-number'],
      `${path}.sequence-number`,
    ),
    timestampMs: asTime(snapshot['timestamp-ms'], `${path}.timestamp-ms`),
    operation,
    schemaId: Number.isSafeInteger(snapshot['schema-id'])
      ? Number(snapshot['schema-id'])
      : null,
    manifestList:
      typeof snapshot['manifest-list'] === 'string'
        ? snapshot['manifest-list']
        : null,
    summary,
  };
}

/** The entries of a summary but for the operation, which has a place of its own. */
function readSummary(
  value: unknown,
  path: string,
): Pick<TableSnapshot, 'summary' | 'operation'> {
  const texts = asTextMap(value, `${path}.summary`);
  if (!('operation' in texts)) return { summary: texts, operation: null };
  const { operation, ...summary } = texts;
  return { summary, operation };
}

function readRefs(
  value: unknown,
  current: string | null,
  known: Set<string>,
): TableRef[] {
  const refs = new Map<string, TableRef>();
  if (current !== null) {
    // Files without refs (v1) mean: the branch main is at the current snapshot.
    refs.set('main', { name: 'main', type: 'branch', snapshotId: current });
  }
  const entries = isAbsent(value) ? {} : asObject(value, 'refs');
  for (const [name, entry] of Object.entries(entries)) {
    const path = `refs.${name}`;
    const ref = asObject(entry, path);
    const snapshotId = asSnapshotId(ref['snapshot-id'], `${path}.snapshot-id`);
    if (!known.has(snapshotId)) {
      throw invalid(
        path,
        `points at ${snapshotId}, which is not among snapshots`,
      );
    }
    if (name === 'main' && current !== null && snapshotId !== current) {
      throw invalid('refs.main', `is not the current snapshot ${current}`);
    }
    const type = ref.type === 'tag' ? 'tag' : 'branch';
    refs.set(name, { name, type, snapshotId });
  }
  return [...refs.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}
