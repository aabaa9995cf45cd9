// What contracts and dbt say of the company's tables.
import { ENTITIES, SOURCES } from './names.mjs';

const PERSONAL = /^(email|phone|full_name|birth_date|iban)$/;

/** A data contract (ODCS) in JSON, which is YAML. */
export function contractOf({ name, owner, hours }) {
  return JSON.stringify({
    apiVersion: 'v3.1.0',
    kind: 'DataContract',
    id: name,
    name,
    version: '1.3.0',
    status: 'active',
    team: { name: owner.split('/')[1] },
    tags: [name, hours < 6 ? 'near real time' : 'batch'],
    slaProperties: [{ property: 'latency', value: hours, unit: 'h' }],
    schema: Object.entries(ENTITIES).map(([entity, columns]) => ({
      name: entity,
      description: `One row per ${entity
        .replace('_', ' ')
        .replace(/s$/, '')} of ${name}.`,
      properties: columns.map(([column, , description], index) => ({
        name: column,
        logicalType: 'string',
        description,
        ...(PERSONAL.test(column) && { classification: 'personal' }),
        ...(index === 0 && { primaryKey: true, primaryKeyPosition: 1 }),
      })),
    })),
  });
}

export const contracts = () =>
  SOURCES.filter(({ owner }) => owner).map(source => [
    `${source.name}.odcs.yaml`,
    contractOf(source),
  ]);

const idOf = (namespace, name) =>
  namespace.startsWith('raw_')
    ? `source.company.${namespace}.${name}`
    : `model.company.${namespace}.${name}`;

const dbtId = ref => idOf(...ref.split('.'));

function model({ namespace, name, columns, owner, source, from }) {
  return {
    resource_type: 'model',
    name,
    schema: namespace,
    alias: name,
    description: `${name.replaceAll('_', ' ')}, built by dbt.`,
    columns: Object.fromEntries(
      columns.map(([column, , description]) => [column, { description }]),
    ),
    config: {
      materialized: 'table',
      meta: {
        ...(owner && { owner }),
        ...(source && { lakehouse: { source } }),
      },
    },
    depends_on: { nodes: from.map(dbtId) },
  };
}

function keyTest({ namespace, name, columns }, test) {
  return {
    resource_type: 'test',
    name: `${test}_${name}`,
    attached_node: idOf(namespace, name),
    column_name: columns[0][0],
    test_metadata: { name: test },
  };
}

/** dbt's `manifest.json` of the tables. */
export function dbtManifest(tables) {
  const built = tables.filter(({ from }) => from);
  const raw = tables.filter(({ namespace }) => namespace.startsWith('raw_'));
  return JSON.stringify({
    metadata: {
      dbt_schema_version: 'https://schemas.getdbt.com/dbt/manifest/v12.json',
    },
    sources: Object.fromEntries(
      raw.map(({ namespace, name }) => [
        idOf(namespace, name),
        {
          resource_type: 'source',
          name,
          schema: namespace,
          identifier: name,
        },
      ]),
    ),
    nodes: Object.fromEntries(
      built.flatMap(table => [
        [idOf(table.namespace, table.name), model(table)],
        ...['unique', 'not_null'].map(test => [
          `test.company.${test}_${table.name}`,
          keyTest(table, test),
        ]),
      ]),
    ),
  });
}
