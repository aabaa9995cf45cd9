import type { Contract } from '../../contract';
import type { Hub, VaultModel } from '../../vault';
import { JinjaCall, printModel, ref } from '../print';
import type { GeneratedFile } from '../types';
import { generated, GENERATED } from './file';
import { stagingModel } from './stagePlan';
import type { Staging } from './stagePlans';
import { hashdiffColumn, hubKey, linkKey } from './vaultNames';

/** The folder and the tags of vault tables that rows of several sources meet in. */
export const SHARED = 'shared';

/** A table of the raw vault, and everything that is written about it. */
export interface VaultTable {
  name: string;
  kind: 'hub' | 'link' | 'satellite';
  /** Sources it reads, sorted. */
  sources: string[];
  body: JinjaCall;
  /** Columns that make a row unique. */
  key: string[];
  description: string;
  /** What a reviewer may expect to hold; printed as tests. */
  tests: Array<Record<string, unknown>>;
}

/** The raw vault as tables to print, in the model's order. */
export function vaultTables(
  model: VaultModel,
  staging: Staging,
  contracts: Contract[],
): VaultTable[] {
  return [
    ...model.hubs.map(hub => hubTable(hub)),
    ...model.links.map(link => linkTable(link, staging)),
    ...model.satellites.map(item => satelliteTable(item, staging)),
    ...model.effectivity.flatMap(item =>
      effectivityTable(item, model, staging),
    ),
    ...model.status.flatMap(item => statusTable(item, model, staging)),
    ...model.references.map(item => referenceTable(item, contracts)),
  ];
}

/** The dbt model of a vault table. */
export function vaultModelFile(table: VaultTable): GeneratedFile {
  const folder = table.sources.length > 1 ? SHARED : table.sources[0];
  return generated(
    `dbt/models/raw_vault/${folder}/${table.kind}s/${table.name}.sql`,
    printModel({
      comment: [GENERATED],
      config: { schema: 'vault', tags: table.sources },
      body: table.body,
    }),
    table.description,
  );
}

const dbtRef = (model: string) => `ref('${model}')`;

function hubTable(hub: Hub): VaultTable {
  const key = hubKey(hub.name);
  const stages = hub.sources.map(from => stagingModel(from.source, from.table));
  return {
    name: hub.name,
    kind: 'hub',
    sources: [...new Set(hub.sources.map(from => from.source))].sort(),
    key: [key],
    description: `One row per business key (${hub.businessKey
      .map(({ name }) => name)
      .join(', ')}), from its first appearance on.`,
    body: new JinjaCall('hub', [], {
      key,
      business_key: hub.businessKey.map(({ name }) => name),
      sources: hub.sources.map((from, i) => ({
        stage: ref(stages[i]),
        columns: from.columns,
      })),
    }),
    tests: [
      { primary_key: { arguments: { columns: [key] } } },
      { no_nulls: { arguments: { columns: ['ldts', 'rsrc'] } } },
      { holds_every_key: { arguments: { key, stages: stages.map(dbtRef) } } },
    ],
  };
}

function linkTable(
  link: VaultModel['links'][number],
  staging: Staging,
): VaultTable {
  const { key, members } = staging.link(link.name);
  const stage = stagingModel(link.source, link.table);
  const dependent = link.dependentKeys.map(({ name }) => name);
  return {
    name: link.name,
    kind: 'link',
    sources: [link.source],
    key: [key],
    description: `One row per relationship of ${listed(
      link.hubs.map(({ role }) => role),
    )} in ${link.source}.${link.table}, from its first appearance on.`,
    body: new JinjaCall('link', [], {
      key,
      members,
      stages: [ref(stage)],
      ...(dependent.length > 0 && { dependent_keys: dependent }),
    }),
    tests: [
      { primary_key: { arguments: { columns: [key] } } },
      { holds_every_key: { arguments: { key, stages: [dbtRef(stage)] } } },
      ...link.hubs.map((member, i) => ({
        references_row: {
          arguments: {
            column: members[i],
            to: dbtRef(member.hub),
            field: hubKey(member.hub),
          },
          // A row that points at something its source does not have is a finding about the source.
          config: { severity: 'warn' },
        },
      })),
    ],
  };
}

/** The parent's key and where to read it. */
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

function satelliteTable(
  satellite: VaultModel['satellites'][number],
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

function effectivityTable(
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

function statusTable(
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

function referenceTable(
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

function listed(names: string[]): string {
  return names.length > 1
    ? `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`
    : names.join();
}
