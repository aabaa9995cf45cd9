// The two tables that are as big as tables get: 400 columns that grew over years, and 5,000 snapshots of a sensor stream.
import path from 'node:path';
import {
  schemaFields,
  snapshotId,
  tableMetadata,
  writeMetadata,
} from './iceberg.mjs';
import { writeManifests } from './manifests.mjs';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

const ADDRESS = {
  struct: [
    ['street', 'string', 'Street and number.'],
    ['postcode', 'string', 'Text, since it may begin with 0.'],
    ['city', 'string', 'City.'],
    [
      'geo',
      {
        struct: [
          ['lat', 'double'],
          ['lon', 'double'],
        ],
      },
      'WGS 84.',
    ],
  ],
};

const NESTED = [
  ['customer_id', 'long', 'One row per customer.'],
  ['billing_address', ADDRESS, 'Where invoices go.'],
  ['shipping_addresses', { list: ADDRESS }, 'Newest first.'],
  [
    'contacts',
    {
      list: {
        struct: [
          ['name', 'string'],
          ['email', 'string'],
        ],
      },
    },
  ],
  ['preferences', { map: 'string' }, 'Whatever the customer has set.'],
  [
    'scores',
    {
      map: {
        struct: [
          ['value', 'double'],
          ['at', 'timestamptz'],
        ],
      },
    },
  ],
];
const THEMES =
  'orders revenue margin returns visits tickets discounts emails calls deliveries'.split(
    ' ',
  );
const SPANS = ['7d', '30d', '90d', '365d', 'ever'];
const KINDS = [
  'count',
  'sum',
  'avg',
  'min',
  'max',
  'first_at',
  'last_at',
  'trend',
];
const TYPES = {
  count: 'long',
  first_at: 'timestamptz',
  last_at: 'timestamptz',
};

const FEATURES = THEMES.flatMap(theme =>
  SPANS.flatMap(span =>
    KINDS.map(kind => [
      `${theme}_${span}_${kind}`,
      TYPES[kind] ?? 'double',
      `${kind.replace('_', ' ')} of ${theme}, ${
        span === 'ever'
          ? 'since the first one'
          : `last ${span.slice(0, -1)} days`
      }.`,
    ]),
  ),
);

/** 400 columns at the top, some of them nested; they came in twenty versions, with a rename and a drop. */
export function writeWideTable(root, now) {
  const ref = 'marts.customer_features';
  const { fields, last } = schemaFields([...NESTED, ...FEATURES].slice(0, 400));
  const schemas = Array.from({ length: 20 }, (_, version) => {
    const until = version === 19 ? fields.length : 20 + version * 20;
    return fields.slice(0, until).map(field => {
      const old = version < 12 && field.name === 'orders_7d_trend';
      return old
        ? { ...field, name: 'orders_week_trend', type: 'float' }
        : field;
    });
  });
  writeMetadata(
    tableMetadata({
      ref,
      location: path.join(root, 'marts/customer_features'),
      schemas,
      lastColumnId: last,
      sort: [
        {
          transform: 'identity',
          'source-id': 1,
          direction: 'asc',
          'null-order': 'nulls-first',
        },
      ],
      properties: {
        comment: 'Everything that models know of a customer.',
        'write.format.default': 'parquet',
        'write.parquet.compression-codec': 'zstd',
        'write.metadata.metrics.max-inferred-column-defaults': '400',
        'lakehouse.owner': 'group:default/marketing-data',
      },
      snapshots: schemas.map((_, version) => ({
        at: now - (19 - version) * 9 * 24 * HOUR_MS - 3 * HOUR_MS,
        operation: version ? 'overwrite' : 'append',
        added: 48_000 + version * 1_750,
        deleted: version ? 48_000 + (version - 1) * 1_750 : 0,
        files: 12,
        gone: version ? 12 : 0,
        schema: version,
      })),
    }),
  );
}

const day = (transform, name, number) => ({
  name,
  transform,
  'source-id': 2,
  'field-id': 1000 + number,
});

/** A load every few minutes, a compaction every fifty loads, now and then rows that somebody asked to be forgotten. */
function readings(number, now, count) {
  const at = now - (count - number) * 7 * MINUTE_MS + (number % 5) * 20_000;
  if (number % 50 === 49) {
    const rows = 49 * 9_000;
    return {
      at,
      operation: 'replace',
      added: rows,
      deleted: rows,
      files: 2,
      gone: 49,
    };
  }
  if (number % 333 === 300)
    return { at, operation: 'delete', deleted: 120, files: 1, gone: 1 };
  return {
    at,
    added: 7_000 + ((number * 7_919) % 4_000),
    files: 1,
    summary: { 'lakehouse.load-id': `iot-${number}` },
  };
}

/** Snapshots by the thousand, with tags, a branch, two partitionings and real manifests of the newest one. */
export function writeLongTable(root, now, count = 5_000) {
  const location = path.join(root, 'raw_iot/sensor_readings');
  const { fields, last } = schemaFields([
    ['sensor_id', 'string', 'Serial number of the sensor.'],
    [
      'measured_at',
      'timestamptz',
      'When it was measured, by the clock of the sensor.',
    ],
    ['temperature_c', 'double', 'Degrees Celsius.'],
    ['humidity', 'double', 'Relative humidity, 0 to 1.'],
    ['battery', 'int', 'Per cent.'],
    [
      'position',
      {
        struct: [
          ['lat', 'double'],
          ['lon', 'double'],
        ],
      },
    ],
    ['_load_time', 'timestamptz', 'When the row landed here.'],
  ]);
  const metadata = tableMetadata({
    ref: 'raw_iot.sensor_readings',
    location,
    schemas: [fields.slice(0, 4), fields],
    lastColumnId: last,
    specs: [
      [day('month', 'measured_month', 0)],
      [day('day', 'measured_day', 1)],
    ],
    refs: {
      audit: { 'snapshot-id': snapshotId(count - 40), type: 'branch' },
      'before-migration': {
        'snapshot-id': snapshotId(count - 25),
        type: 'tag',
      },
      'end-of-2025': { 'snapshot-id': snapshotId(700), type: 'tag' },
    },
    properties: {
      comment: 'One row per measurement.',
      'write.distribution-mode': 'hash',
      'write.delete.mode': 'merge-on-read',
      'history.expire.max-snapshot-age-ms': '2592000000',
      'commit.retry.num-retries': '10',
      'write.metadata.previous-versions-max': '20',
      'write.metadata.delete-after-commit.enabled': 'true',
      'connector.password': 'never shown',
    },
    snapshots: Array.from({ length: count }, (_, number) => ({
      ...readings(number, now, count),
      schema: number < 900 ? 0 : 1,
    })),
  });
  writeMetadata(metadata);
  const list = metadata.snapshots.at(-1)['manifest-list'];
  writeManifests({ location, list, specId: 1, now });
}
