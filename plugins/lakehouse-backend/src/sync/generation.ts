import { randomUUID } from 'node:crypto';
import { toNumber } from '../store/database';
import type { KnownTable, TableWrite } from '../store/rows';

/**
 * The identity of a table that was dropped and created anew under its old name, which the uuid in its metadata tells: nothing of the old
 * table belongs to it. Undefined while it is the same table.
 */
export function newGeneration(
  known: KnownTable,
  uuid: string | null,
  now: number,
): Pick<TableWrite, 'identity' | 'event'> | undefined {
  if (!uuid || !known.table_uuid || uuid === known.table_uuid) {
    return undefined;
  }
  const tableId = randomUUID();
  return {
    identity: { tableId, generation: known.generation + 1, firstSeenAt: now },
    event: {
      tableId,
      at: now,
      event: 'replaced',
      detail: {
        ref: known.ref,
        generation: known.generation,
        uuid: known.table_uuid,
        firstSeenAt: toNumber(known.first_seen_at),
      },
    },
  };
}

/** The event of a table whose current snapshot is older than the one that was known, as after a rollback. Undefined otherwise. */
export function rolledBack(
  { ref, table_id: tableId, snapshot_at }: KnownTable,
  snapshotAt: string | null,
  now: number,
): Pick<TableWrite, 'event'> | undefined {
  const before = toNumber(snapshot_at);
  if (before === null || !snapshotAt || Date.parse(snapshotAt) >= before) {
    return undefined;
  }
  const from = new Date(before).toISOString();
  return {
    event: {
      tableId,
      at: now,
      event: 'rolled-back',
      detail: { ref, from, to: snapshotAt },
    },
  };
}
