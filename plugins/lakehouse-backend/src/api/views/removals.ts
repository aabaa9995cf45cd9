import type {
  GuardTrip,
  RemovedTable,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import type { GuardTrip as StoredTrip } from '../../store/GuardTrips';
import type { RemovedTable as StoredTable } from '../../store/RemovedTables';
import { iso } from './time';

/** Names of missing tables in one answer. */
const MAX_NAMES = 100;

/** @param keepDays - undefined when the catalog is not configured any more */
export function toRemovedTable(
  table: StoredTable,
  keepDays: number | undefined,
): RemovedTable {
  return {
    ...table,
    removedAt: iso(table.removedAt),
    forgottenAt:
      keepDays === undefined
        ? null
        : iso(table.removedAt + keepDays * 86_400_000),
  };
}

export function toGuardTrip({ refs, ...trip }: StoredTrip): GuardTrip {
  return {
    ...trip,
    trippedAt: iso(trip.trippedAt),
    decidedAt: iso(trip.decidedAt),
    tables: refs.slice(0, MAX_NAMES),
  };
}
