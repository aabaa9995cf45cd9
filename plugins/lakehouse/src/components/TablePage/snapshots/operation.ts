import type { SnapshotItem } from '@lakehouse/backstage-plugin-lakehouse-common';

const OPERATIONS = ['append', 'overwrite', 'delete', 'replace'] as const;

/** The operation of a snapshot as far as we have a word for it. */
export function operationKey(
  snapshot: Pick<SnapshotItem, 'operation'>,
): (typeof OPERATIONS)[number] | 'unknown' {
  return OPERATIONS.find(each => each === snapshot.operation) ?? 'unknown';
}
