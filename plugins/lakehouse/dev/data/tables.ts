import type {
  FreshnessVerdict,
  TableDetail,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { factFields, plainFields } from './fields';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const start = Date.now();

export const ago = (ms: number) => new Date(start - ms).toISOString();

interface Recipe {
  namespace: string;
  name: string;
  layer: TableDetail['layer'];
  /** Age of the last data change, in minutes. */
  age?: number;
  /** Promise in hours. */
  promise?: number;
  owner?: string | null;
  rows?: number;
  bytes?: number;
  state?: TableDetail['state'];
  stateReason?: string;
  /** Age of a later compaction, in minutes. */
  compacted?: number;
  description?: string;
  catalog?: string;
}

function verdict(recipe: Recipe): FreshnessVerdict {
  const { age, promise } = recipe;
  const ageMs = age === undefined ? null : age * MINUTE;
  const maxAgeMs = promise === undefined ? undefined : promise * HOUR;
  const base = {
    clock: ageMs === null ? null : ('lastDataChange' as const),
    at: ageMs === null ? null : ago(ageMs),
    ageMs,
    snapshotId: ageMs === null ? null : '4163219874651234567',
    promise:
      maxAgeMs === undefined
        ? null
        : {
            maxAgeMs,
            text: `${promise} h`,
            from: 'contract northwind 1.2.0',
          },
    evaluatedAt: ago(0),
  };
  if (recipe.state === 'unreadable') {
    return { ...base, state: 'unknown', reason: 'unreadable' };
  }
  if (maxAgeMs === undefined) {
    return { ...base, state: 'unknown', reason: 'no-promise' };
  }
  if (ageMs === null) return { ...base, state: 'unknown', reason: 'no-clock' };
  if (ageMs > maxAgeMs)
    return { ...base, state: 'late', reason: 'over-promise' };
  if (ageMs > 0.8 * maxAgeMs) {
    return { ...base, state: 'due', reason: 'nearly-due' };
  }
  return { ...base, state: 'fresh', reason: 'within-promise' };
}

function toTable(recipe: Recipe): TableDetail {
  const { namespace, name, layer, age, compacted } = recipe;
  const catalog = recipe.catalog ?? 'northwind';
  const owner = recipe.owner === undefined ? 'sales-data' : recipe.owner;
  const changed = age === undefined ? null : ago(age * MINUTE);
  const fact = name === 'fct_order_lines';
  return {
    ref: `${catalog}/${namespace}.${name}`,
    catalog,
    namespace,
    name,
    layer,
    state: recipe.state ?? 'present',
    stateReason: recipe.stateReason ?? null,
    owner: {
      ref: owner && `group:default/${owner}`,
      evidence: owner ? 'contract' : 'none',
      detail: owner ? 'contract northwind 1.2.0, team.name' : undefined,
    },
    freshness: verdict(recipe),
    changedAt: changed,
    rows: recipe.rows ?? null,
    bytes: recipe.bytes ?? null,
    description: recipe.description ?? null,
    source: 'northwind',
    tableUuid: '9c12d441-03fe-4693-9a96-a0705ddf69c1',
    formatVersion: 2,
    location: `file:/srv/lake/warehouse/${namespace}/${name}`,
    metadataLocation: `file:/srv/lake/warehouse/${namespace}/${name}/metadata/00007-5f8c.metadata.json`,
    fields: fact ? factFields : plainFields,
    partitionFields: fact
      ? [
          {
            name: 'order_date_month',
            transform: 'month',
            sourceColumn: 'order_date',
          },
        ]
      : [],
    partitionText: fact
      ? 'One folder per month of order_date; filter on order_date to read less.'
      : null,
    sortFields: [],
    clocks: {
      eventTime: fact ? ago((age ?? 0) * MINUTE + 28 * MINUTE) : null,
      loadTime: fact ? ago((age ?? 0) * MINUTE + 8 * MINUTE) : null,
      lastDataChange: changed
        ? {
            at: changed,
            snapshotId: '4163219874651234567',
            operation: 'append',
            assumed: false,
            possibleRewrite: false,
          }
        : null,
      lastCommit: compacted === undefined ? changed : ago(compacted * MINUTE),
    },
    refs: [
      { name: 'main', type: 'branch', snapshotId: '4163219874651234567' },
      { name: 'audit', type: 'branch', snapshotId: '7000000000000000021' },
      { name: 'eom-october', type: 'tag', snapshotId: '7000000000000000012' },
    ],
    properties: {},
    snapshots: 26,
    // A compaction comes after the last data change.
    currentSnapshotId:
      compacted === undefined ? '4163219874651234567' : '7000000000000000099',
    files: 3,
    contract: { name: 'northwind', version: '1.2.0' },
    entityRef: fact ? 'resource:default/northwind-marts-fct-order-lines' : null,
    grain: fact ? 'Grain: order, product.' : null,
    upstream: 4,
    downstream: 2,
    lastSeenAt: ago(recipe.state ? 5 * HOUR : MINUTE),
  };
}

const recipes: Recipe[] = [
  {
    namespace: 'marts',
    name: 'fct_order_lines',
    layer: 'marts',
    age: 42,
    promise: 6,
    rows: 2155,
    bytes: 48_312,
    compacted: 5,
    description: 'One row per order line.',
  },
  {
    namespace: 'marts',
    name: 'dim_customer',
    layer: 'marts',
    age: 300,
    promise: 6,
    rows: 91,
    bytes: 12_100,
  },
  {
    namespace: 'marts',
    name: 'dim_product',
    layer: 'marts',
    age: 42,
    promise: 6,
    rows: 77,
    bytes: 9_800,
  },
  {
    namespace: 'marts',
    name: 'dim_date',
    layer: 'marts',
    age: 42,
    rows: 3650,
    bytes: 48_000,
    owner: 'data-platform',
  },
  {
    namespace: 'raw_northwind',
    name: 'orders',
    layer: 'raw',
    age: 432,
    promise: 6,
    rows: 830,
    bytes: 61_000,
  },
  {
    namespace: 'raw_northwind',
    name: 'customers',
    layer: 'raw',
    age: 4320,
    promise: 24,
    rows: 91,
    bytes: 17_000,
    compacted: 30,
  },
  {
    namespace: 'raw_northwind',
    name: 'shippers',
    layer: 'raw',
    age: 60,
    promise: 24,
    rows: 3,
    bytes: 2_100,
    owner: 'logistics-data',
  },
  {
    namespace: 'raw_northwind',
    name: 'order_details',
    layer: 'raw',
    age: 42,
    promise: 6,
    rows: 2155,
    bytes: 71_000,
  },
  {
    namespace: 'raw_northwind',
    name: 'us_states',
    layer: 'raw',
    promise: 24,
    rows: 0,
    bytes: 0,
  },
  {
    namespace: 'staging_northwind',
    name: 'stg_orders',
    layer: 'staging',
    age: 42,
    promise: 6,
    rows: 830,
    bytes: 55_000,
  },
  {
    namespace: 'vault',
    name: 'hub_order',
    layer: 'vault',
    age: 42,
    promise: 6,
    rows: 830,
    bytes: 33_000,
  },
  {
    namespace: 'vault',
    name: 'lnk_order_detail',
    layer: 'vault',
    age: 42,
    promise: 6,
    rows: 2155,
    bytes: 1_290_000,
  },
  {
    namespace: 'vault',
    name: 'sat_customer',
    layer: 'vault',
    age: 1440,
    rows: 91,
    bytes: 12_000,
  },
  {
    namespace: 'raw_crm',
    name: 'accounts',
    layer: 'raw',
    age: 300,
    state: 'unreadable',
    stateReason: 'metadata file ends in the middle of a value',
    owner: null,
    rows: 412,
    bytes: 51_000,
  },
  {
    namespace: 'raw_crm',
    name: 'contacts',
    layer: 'raw',
    age: 2000,
    state: 'missing',
    owner: null,
    rows: 12,
    bytes: 5_000,
  },
];

/** The tables of the dev app; every state of a table is there. */
export const tables: TableDetail[] = recipes.map(toTable);
