import type { CatalogStatus } from '@lakehouse/backstage-plugin-lakehouse-common';
import type { CatalogConfig } from '../../config/types';
import type { CatalogRun } from '../../store/CatalogStore';
import { iso } from './time';

/** The state of a configured catalog. */
export function toCatalogStatus(
  config: CatalogConfig,
  run: CatalogRun | undefined,
): CatalogStatus {
  return {
    id: config.id,
    title: config.title,
    kind: config.connection.kind,
    outcome: run?.outcome ?? 'never',
    reason: run?.reason ?? null,
    lastRunAt: iso(run?.lastRunAt),
    lastSuccessAt: iso(run?.lastSuccessAt),
  };
}
