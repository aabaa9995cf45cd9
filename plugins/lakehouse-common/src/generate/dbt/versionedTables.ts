import type { Contract } from '../../contract';
import type { Satellite, VaultModel } from '../../vault';
import { JinjaCall, ref } from '../print';
import { stagingModel } from './stagePlan';
import type { Staging } from './stagePlans';
import { hashdiffColumn, hubKey, linkKey } from './vaultNames';
import { dbtRef, type VaultTable } from './vaultTable';

/** What all tables with versions have in common. */
function versioned(options: {
  name: string;
  source: string;
  table: string;
  key: string;
  parent?: { model: string; key: string };
  description: string;
  body: JinjaCall;
  hashdiff?: string;
}): VaultTable {
  const { key, parent, hashdiff } = options;
  return {
    name: options.name,
    kind: 'satellite',
    sources: [options.source],
    key: [key, 'ldts'],
    description: options.description,
    body: options.body,
    tests: [
      { primary_key: { arguments: { columns: [key, 'ldts'] } } },
      ...(parent
        ? [
            {
              references_row: {
                arguments: {
                  column: parent.key,
                  to: dbtRef(parent.model),
                  field: parent.key,
                },
              },
            },
          ]
        : []),
      ...(hashdiff
        ? [
            {
              shows_newest_version: {
                arguments: {
                  key,
                  hashdiff,
                  stage: dbtRef(stagingModel(options.source, options.table)),
                },
              },
            },
          ]
        : []),
    ],
  };
}

/** A satellite of a hub or link; the members of a multi-active set are versioned one by one. */
export function satelliteTable(
  satellite: Satellite,
  staging: Staging,
): VaultTable {
  const parentKey =
    satellite.parentKind === 'hub'
      ? hubKey(satellite.parent)
      : linkKey(satellite.parent);
  const multiActive = satellite.kind === 'multi-active';
  const key = multiActive ? hubKey(`${satellite.name}_member`) : parentKey;
  const hashdiff = hashdiffColumn(satellite.name);
  const plan = staging.plan(satellite.source, satellite.table);
  const columns = satellite.columns.map(({ name }) => name);
  const children = (satellite.childKeys ?? []).filter(
    name => !columns.includes(name),
  );
  return versioned({
    name: satellite.name,
    source: satellite.source,
    table: satellite.table,
    key,
    hashdiff,
    parent: { model: satellite.parent, key: parentKey },
    description: `Versions of what ${satellite.source}.${satellite.table} says about ${satellite.parent}.`,
    body: new JinjaCall('satellite', [], {
      stage: ref(plan.model),
      parent_key: key,
      hashdiff,
      columns: multiActive ? [parentKey, ...children, ...columns] : columns,
    }),
  });
}

/** Which relationship holds for a driving key; empty when the model names a link it does not have. */
export function effectivityTable(
  item: VaultModel['effectivity'][number],
  model: VaultModel,
  staging: Staging,
): VaultTable[] {
  const link = model.links.find(({ name }) => name === item.link);
  if (!link) return [];
  const { key, members } = staging.link(link.name);
  const driving = link.hubs.findIndex(({ hub }) => hub === item.drivingHub);
  const drivingKey = members[Math.max(0, driving)];
  return [
    versioned({
      name: item.name,
      source: link.source,
      table: link.table,
      key: drivingKey,
      description: `Which ${link.name} holds for a ${
        link.hubs[Math.max(0, driving)].role
      } from when on; the zero key: none.`,
      body: new JinjaCall('effectivity', [], {
        stage: ref(stagingModel(link.source, link.table)),
        driving_key: drivingKey,
        link_key: key,
      }),
    }),
  ];
}

/** Whether the rows of a hub or link are there. */
export function statusTable(
  item: VaultModel['status'][number],
  model: VaultModel,
  staging: Staging,
): VaultTable[] {
  const link = model.links.find(({ name }) => name === item.parent);
  const from =
    link ?? model.hubs.find(({ name }) => name === item.parent)?.sources[0];
  if (!from) return [];
  const key = link ? staging.link(link.name).key : hubKey(item.parent);
  const hashdiff = hashdiffColumn(item.name);
  return [
    versioned({
      name: item.name,
      source: from.source,
      table: from.table,
      key,
      hashdiff,
      parent: { model: item.parent, key },
      description: `Whether a row of ${item.parent} is there, from when on.`,
      body: new JinjaCall('satellite', [], {
        stage: ref(stagingModel(from.source, from.table)),
        parent_key: key,
        hashdiff,
      }),
    }),
  ];
}

/** A reference table: its rows are versioned by their own key. */
export function referenceTable(
  item: VaultModel['references'][number],
  contracts: Contract[],
): VaultTable {
  const key = hubKey(item.name);
  const hashdiff = hashdiffColumn(item.name);
  const table = contracts
    .find(({ name }) => name === item.source)!
    .schema.find(({ name }) => name === item.table)!;
  return versioned({
    name: item.name,
    source: item.source,
    table: item.table,
    key,
    hashdiff,
    description: `Versions of the reference table ${item.source}.${item.table}.`,
    body: new JinjaCall('satellite', [], {
      stage: ref(stagingModel(item.source, item.table)),
      parent_key: key,
      hashdiff,
      columns: table.properties.map(({ name }) => name),
    }),
  });
}
