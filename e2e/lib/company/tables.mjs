// Which tables the company has: what every source gives, its staging, the vault, marts, and what people tried out.
import { CUTS, ENTITIES, SOURCES } from './names.mjs';

const RAW_COLUMNS = [
  ['_op', 'string', 'I inserted, U updated, D deleted.'],
  ['_load_id', 'string', 'Load that wrote the row.'],
  ['_load_time', 'timestamptz', 'When the row landed here.'],
];
const VAULT_COLUMNS = [
  ['load_dts', 'timestamptz', 'When the row was loaded.'],
  ['record_source', 'string', 'Where the row came from.'],
];

function perSource({ name: source, owner }) {
  return Object.entries(ENTITIES).flatMap(([entity, columns]) => [
    {
      namespace: `raw_${source}`,
      name: entity,
      columns: [...columns, ...RAW_COLUMNS],
      source,
    },
    {
      namespace: `staging_${source}`,
      name: `stg_${source}_${entity}`,
      columns,
      source,
      from: [`raw_${source}.${entity}`],
    },
    {
      namespace: 'vault',
      name: `sat_${entity}_${source}`,
      columns: [
        [`hk_${entity}`, 'string', 'Hash of the key.'],
        ...VAULT_COLUMNS,
        ...columns.slice(1),
      ],
      source,
      owner: owner && 'group:default/data-platform',
      from: [`staging_${source}.stg_${source}_${entity}`],
    },
  ]);
}

function perEntity([entity, columns], index) {
  const satellites = SOURCES.map(({ name }) => `vault.sat_${entity}_${name}`);
  const owner = SOURCES[(index * 3) % SOURCES.length].owner;
  const mart = (name, more = []) => ({
    namespace: 'marts',
    name,
    columns: [...columns, ...more],
    owner,
    from: satellites,
  });
  return [
    {
      namespace: 'vault',
      name: `hub_${entity}`,
      columns: [
        [`hk_${entity}`, 'string', 'Hash of the key.'],
        ...VAULT_COLUMNS,
      ],
      owner: 'group:default/data-platform',
      from: satellites,
    },
    mart(`dim_${entity}`),
    ...CUTS.map(cut =>
      mart(`fct_${entity}_${cut}`, [
        ['period', 'date', 'First day of the period.'],
        ['amount', 'decimal(38, 2)', 'Sum over the period.'],
        ['rows', 'long', 'Rows that were counted.'],
      ]),
    ),
  ];
}

/** `count` tables without the two special ones: `{ namespace, name, columns, source, owner, from }`. */
export function companyTables(count) {
  const tables = [
    ...SOURCES.flatMap(perSource),
    ...Object.entries(ENTITIES).flatMap(perEntity),
  ];
  const tried = Array.from({ length: count - tables.length }, (_, number) => ({
    namespace: 'sandbox',
    name: `try_${Object.keys(ENTITIES)[number % 14]}_${number}`,
    columns: ENTITIES.orders,
  }));
  return [...tables, ...tried];
}
