import type { TableMetadata, TableSnapshot } from './types';

/** The history of the branch `main`, newest first. */
export interface MainHistory {
  ancestors: TableSnapshot[];
  /** The oldest retained ancestor has a parent that is expired: what happened before it is not known. */
  expired: boolean;
}

/** Clocks, features, the evolution of the schema and the list of snapshots all ask for it. */
const known = new WeakMap<TableMetadata, MainHistory>();

/** Walks from the current snapshot to its parents. Snapshots of other branches and rolled-back ones are not part of it. */
export function mainHistory(metadata: TableMetadata): MainHistory {
  let history = known.get(metadata);
  if (!history) {
    history = walk(metadata);
    known.set(metadata, history);
  }
  return history;
}

function walk(metadata: TableMetadata): MainHistory {
  const byId = new Map(metadata.snapshots.map(s => [s.id, s] as const));
  const ancestors: TableSnapshot[] = [];
  const seen = new Set<string>();
  let id = metadata.currentSnapshotId;
  while (id !== null && !seen.has(id)) {
    seen.add(id);
    const snapshot = byId.get(id);
    if (!snapshot) {
      return { ancestors, expired: true };
    }
    ancestors.push(snapshot);
    id = snapshot.parentId;
  }
  return { ancestors, expired: false };
}
