import type {
  FreshnessVerdict,
  TableListItem,
} from '@lakehouse/backstage-plugin-lakehouse-common';

/** The states a reader can meet; each has its own shape and word. */
export const STATUS_KINDS = [
  'fresh',
  'due',
  'late',
  'noPromise',
  'noClock',
  'paused',
  'unreadable',
  'missing',
] as const;

export type StatusKind = (typeof STATUS_KINDS)[number];

/** The kind of a verdict alone. */
export function verdictKind(verdict: FreshnessVerdict): StatusKind {
  if (verdict.state !== 'unknown') return verdict.state;
  if (verdict.reason === 'no-promise') return 'noPromise';
  if (verdict.reason === 'unreadable') return 'unreadable';
  return 'noClock';
}

/**
 * The one status of a table. What we cannot see outranks what we knew: an
 * unreadable table never shows as fresh.
 */
export function statusKind(
  table: Pick<TableListItem, 'state' | 'freshness'>,
): StatusKind {
  if (table.state !== 'present') return table.state;
  return verdictKind(table.freshness);
}
