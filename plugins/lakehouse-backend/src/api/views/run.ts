import type { SyncRun } from '@lakehouse/backstage-plugin-lakehouse-common';
import type { StoredRun } from '../../store/RunStore';
import { iso } from './time';

/** A run as the API says it. */
export function toSyncRun(run: StoredRun): SyncRun {
  return {
    ...run,
    startedAt: iso(run.startedAt),
    finishedAt: iso(run.finishedAt),
  };
}
