import {
  tableId,
  type EffectivitySatellite,
  type Link,
  type ReferenceTable,
  type Satellite,
  type StatusSatellite,
} from '../../vault';
import { JinjaCall, ref } from '../print';
import { termsOf } from './hashTerms';
import { stagingModel } from './stagePlan';
import { payloadOf, type Staging } from './stagePlans';
import { listed, withArticle } from './text';
import { hashdiffColumn, hubKey } from './vaultNames';
import type { VaultTable } from './vaultTable';
import {
  newestVersionTest,
  noRepetitionTest,
  primaryKeyTest,
  recomputedHashdiffTest,
  referenceTest,
  type ModelTest,
} from './vaultTests';

interface Versioned {
  source: string;
  table: string;
  kind: VaultTable['kind'];
  name: string;
  /** Key whose versions they are. */
  key: string;
  /** Hash column of staging that tells versions apart. */
  hash: string;
  description: string;
  body: JinjaCall;
  tests?: ModelTest[];
}

/** What all tables with versions have in common. */
function versioned({
  source,
  table,
  hash,
  tests,
  ...of
}: Versioned): VaultTable {
  return {
    name: of.name,
    kind: of.kind,
    description: of.description,
    body: of.body,
    sources: [source],
    key: [of.key, 'ldts'],
    tests: [
      primaryKeyTest([of.key, 'ldts']),
      noRepetitionTest(of.key),
      ...(tests ?? []),
    ],
    reads: { [tableId(source, table)]: [of.key, hash] },
  };
}

/** A satellite of a hub or link; of a multi-active one the whole set of a parent is one version. */
export function satelliteTable(
  satellite: Satellite,
  staging: Staging,
): VaultTable {
  const { name, source, table, parent, childKeys } = satellite;
  const key = staging.parentKey(name);
  const hash = hashdiffColumn(name);
  const stage = stagingModel(source, table);
  const call = {
    stage: ref(stage),
    parent_key: key,
    ...(childKeys && { child_keys: childKeys }),
    hashdiff: hash,
    columns: payloadOf(satellite).map(column => column.name),
  };
  const described = { source, table, name, key, hash };
  const parentTest = referenceTest(
    key,
    parent,
    parentColumn(satellite, staging),
  );
  if (!childKeys) {
    return versioned({
      ...described,
      kind: 'satellite',
      description: `Versions of what ${source}.${table} says about ${parent}.`,
      body: new JinjaCall('satellite', [], call),
      tests: [
        parentTest,
        recomputedHashdiffTest(key, termsOf(satellite.columns)),
        newestVersionTest(key, hash, stage),
      ],
    });
  }
  const sets = versioned({
    ...described,
    kind: 'satellite',
    description: `Versions of the sets of rows that ${source}.${table} has for each row of ${parent}, told apart by ${listed(
      childKeys,
    )}.`,
    body: new JinjaCall('multi_active_satellite', [], call),
  });
  const row = [key, 'ldts', ...childKeys, '_batch'];
  return {
    ...sets,
    key: row,
    tests: [{ unique_rows: { arguments: { columns: row } } }, parentTest],
  };
}

/** Beside a large satellite the newest version of each key: loads compare with it and leave the history alone. */
export function newestTable(
  { name, source, table }: Satellite,
  staging: Staging,
): VaultTable {
  const key = staging.parentKey(name);
  return {
    name: `${name}__newest`,
    kind: 'satellite',
    sources: [source],
    key: [key],
    description: `The newest version of each key of ${name}, for its loads.`,
    body: new JinjaCall('newest_versions', [], { satellite: ref(name), key }),
    tests: [primaryKeyTest([key])],
    reads: { [tableId(source, table)]: [key, hashdiffColumn(name)] },
  };
}

/** Column of the parent itself that holds its key. */
function parentColumn({ parent, parentKind }: Satellite, staging: Staging) {
  return parentKind === 'hub' ? hubKey(parent) : staging.link(parent).key;
}

/** Which row of a link holds for what drives it, from when on. */
export function effectivityTable(
  { name }: EffectivitySatellite,
  link: Link,
  staging: Staging,
): VaultTable {
  const { source, table } = link;
  const { key, driving } = staging.link(link.name);
  const what = link.drivingHub
    ? withArticle(link.hubs[0].role)
    : `a row of ${source}.${table}`;
  return versioned({
    source,
    table,
    name,
    kind: 'effectivity',
    key: driving,
    hash: key,
    description: `Which ${link.name} holds for ${what} from when on; the zero key: none.`,
    body: new JinjaCall('effectivity', [], {
      stage: ref(stagingModel(source, table)),
      driving_key: driving,
      link_key: key,
    }),
  });
}

/** Whether the rows of a hub or link are there. */
export function statusTable(
  status: StatusSatellite,
  staging: Staging,
): VaultTable {
  const { parent } = status;
  const key = staging.link(parent)?.key ?? hubKey(parent);
  return keyedVersions(status, {
    kind: 'status',
    key,
    description: `Whether a row of ${parent} is there, from when on.`,
    macro: 'status_satellite',
    tests: [referenceTest(key, parent, key)],
  });
}

/** A reference table: its rows are versioned by their own key. */
export function referenceTable(reference: ReferenceTable): VaultTable {
  const columns = [...reference.key, ...reference.columns];
  return keyedVersions(reference, {
    kind: 'reference',
    key: hubKey(reference.name),
    description: `Versions of the reference table ${reference.source}.${reference.table}.`,
    macro: 'reference_table',
    columns: columns.map(column => column.name),
  });
}

/** Versions of a key that stands in the table's own staging, told apart by a hashdiff of that name. */
function keyedVersions(
  { name, source, table }: { name: string; source: string; table: string },
  options: {
    kind: VaultTable['kind'];
    key: string;
    description: string;
    macro: string;
    columns?: string[];
    tests?: ModelTest[];
  },
): VaultTable {
  const { kind, key, description, macro, columns, tests = [] } = options;
  const hash = hashdiffColumn(name);
  const stage = stagingModel(source, table);
  return versioned({
    source,
    table,
    name,
    kind,
    key,
    hash,
    description,
    body: new JinjaCall(macro, [], {
      stage: ref(stage),
      key,
      hashdiff: hash,
      ...(columns && { columns }),
    }),
    tests: [...tests, newestVersionTest(key, hash, stage)],
  });
}
