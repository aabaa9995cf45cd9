import type {
  GuardTrip,
  NamespaceOutcome,
  RemovedTable,
  SyncRun,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { ago } from './tables';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

const outcome = (
  namespace: string,
  more: Partial<NamespaceOutcome> = {},
): NamespaceOutcome => ({
  namespace,
  outcome: 'complete',
  reason: null,
  listed: 12,
  read: 0,
  written: 0,
  unreadable: 0,
  missing: 0,
  removed: 0,
  ...more,
});

/** How the newest run of the dev app went. */
export const outcomes: NamespaceOutcome[] = [
  outcome('raw_crm', {
    outcome: 'denied',
    reason: 'AccessDenied: the role may not list the tables of raw_crm',
    listed: 0,
  }),
  outcome('staging_shop', {
    outcome: 'partial',
    reason:
      'Missing tables that are kept, because they are more than may vanish at once: 4',
    listed: 6,
    missing: 4,
  }),
  outcome('raw_northwind', { read: 3, written: 3 }),
  outcome('marts'),
];

export const runs: SyncRun[] = Array.from({ length: 12 }, (_, index) => ({
  id: `run-${index}`,
  catalog: index % 4 === 3 ? 'platform' : 'northwind',
  outcome: index === 0 ? 'partial' : 'complete',
  reason: index === 0 ? outcomes[0].reason : null,
  startedAt: ago(index * 5 * MINUTE + 2 * MINUTE),
  finishedAt: ago(index * 5 * MINUTE + 2 * MINUTE - 840),
  listed: 30,
  read: index === 0 ? 3 : 0,
  written: index === 0 ? 3 : 0,
  unreadable: 0,
  missing: index === 0 ? 4 : 0,
  removed: 0,
  namespaces: 4,
  problems: index === 0 ? 2 : 0,
}));

export const trips: GuardTrip[] = [
  {
    id: 'trip-1',
    catalog: 'northwind',
    namespace: 'staging_shop',
    status: 'open',
    trippedAt: ago(40 * MINUTE),
    missing: 4,
    known: 10,
    tables: ['orders', 'lines', 'customers', 'carts'].map(
      name => `northwind/staging_shop.${name}`,
    ),
    decidedBy: null,
    decidedAt: null,
  },
];

export const removedTables: RemovedTable[] = [
  {
    id: 'removed-1',
    ref: 'northwind/raw_northwind.region_old',
    catalog: 'northwind',
    removedAt: ago(2 * DAY),
    removedBy: null,
    forgottenAt: ago(-28 * DAY),
    owner: 'group:default/sales-data',
    rows: 4,
  },
  {
    id: 'removed-2',
    ref: 'northwind/marts.fct_orders_v0',
    catalog: 'northwind',
    removedAt: ago(9 * DAY),
    removedBy: 'user:default/alice',
    forgottenAt: ago(-21 * DAY),
    owner: null,
    rows: 830,
  },
];
