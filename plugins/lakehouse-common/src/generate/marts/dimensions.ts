import { shortenName } from '../../names';
import type { Hub, HubSource, Satellite, VaultModel } from '../../vault';
import { satellitesOfPit } from '../dbt/business/timeTables';
import type { Staging } from '../dbt/stagePlans';
import { baseName, hubKey } from '../dbt/vaultNames';
import { primaryKeyTest, referenceTest } from '../dbt/vaultTests';
import { JinjaCall, ref, type JinjaValue } from '../print';
import { attributesOf } from './attributes';
import type { MartStarter } from './starter';

/** Each table that brings rows into a shared hub has a dimension of its own: which of them is right is for people to say. */
export function dimensionName(hub: Hub, { source, table }: HubSource): string {
  const others = hub.sources.filter(
    from => from.table !== table || from.source !== source,
  );
  const sibling = others.some(from => from.source === source);
  return shortenName(
    [
      `dim_${baseName(hub.name)}`,
      ...(others.length ? [source] : []),
      ...(sibling ? [table] : []),
    ].join('_'),
  );
}

/** The dimension of a hub as it is now, and as it was at every snapshot where a point-in-time table knows that. */
export function dimensionsOf(
  hub: Hub,
  from: HubSource,
  model: VaultModel,
  staging: Staging,
): MartStarter[] {
  const { source, table: own } = from;
  const name = dimensionName(hub, from);
  const isOwner = (table: string) =>
    hub.sources.some(one => one.source === source && one.table === table);
  const about = model.satellites.filter(
    one =>
      one.parent === hub.name &&
      one.source === source &&
      one.kind === 'descriptive' &&
      (one.table === own || !isOwner(one.table)) &&
      // The macro joins by the hub's own key.
      staging.parentKey(one.name) === hubKey(hub.name),
  );
  const first = about.filter(one => one.table === own);
  const rest = about.filter(one => one.table !== own);
  const status = model.status.find(
    one =>
      one.parent === hub.name && one.source === source && one.table === own,
  );
  const pit = model.pits.find(one => one.hub === hub.name);
  return [
    current(
      name,
      hub,
      [...first, ...rest],
      first.length ? undefined : status?.name,
    ),
    ...(pit && first.length && isNamed(model, hub, about)
      ? [asOf(name, hub, pit.name, [...first, ...rest], model)]
      : []),
  ];
}

/** Whether the point-in-time table of a hub names any of the satellites. */
function isNamed(model: VaultModel, hub: Hub, satellites: Satellite[]) {
  const named = satellitesOfPit(model, hub.name).map(one => one.name);
  return satellites.some(({ name }) => named.includes(name));
}

/** The first relation says which rows are there: a satellite of the hub's own table, or its status. */
function current(
  name: string,
  hub: Hub,
  satellites: Satellite[],
  status: string | undefined,
): MartStarter {
  const { key, businessKey, attributes } = parts(hub, satellites);
  const there: JinjaValue[] = status
    ? [{ relation: ref(status), columns: {} }]
    : [];
  return {
    name,
    description: `One row per ${words(
      hub.name,
    )}, with what is known about it now.`,
    key: [key],
    columns: [
      { name: key, description: `Key of ${hub.name}.` },
      ...businessKey.map(column => ({ name: column })),
      ...attributes.columns.map(column => ({ name: column.name })),
    ],
    tests: [primaryKeyTest([key])],
    body: new JinjaCall('dimension', [], {
      hub: ref(hub.name),
      key,
      business_key: businessKey,
      satellites: [...there, ...attributes.satellites],
    }),
  };
}

function asOf(
  name: string,
  hub: Hub,
  pit: string,
  satellites: Satellite[],
  model: VaultModel,
): MartStarter {
  const known = satellitesOfPit(model, hub.name).map(one => one.name);
  const shown = satellites.filter(one => known.includes(one.name));
  const { key, businessKey, attributes } = parts(hub, shown, true);
  return {
    name: `${name}_as_of`,
    description: `One row per ${words(
      hub.name,
    )} and snapshot, with what was known about it then.`,
    key: [key, 'snapshot_ts'],
    columns: [
      { name: key, description: `Key of ${hub.name}.` },
      {
        name: 'snapshot_ts',
        description: 'Point in time that the row answers for.',
      },
      ...businessKey.map(column => ({ name: column })),
      ...attributes.columns.map(column => ({ name: column.name })),
    ],
    tests: [
      primaryKeyTest([key, 'snapshot_ts']),
      referenceTest(key, hub.name, key),
    ],
    body: new JinjaCall('dimension_as_of', [], {
      pit: ref(pit),
      hub: ref(hub.name),
      key,
      business_key: businessKey,
      satellites: attributes.satellites,
    }),
  };
}

function parts(hub: Hub, satellites: Satellite[], named = false) {
  const key = hubKey(hub.name);
  const businessKey = hub.businessKey.map(({ name }) => name);
  const taken = [key, ...businessKey, ...(named ? ['snapshot_ts'] : [])];
  const withName = (one: Satellite) => ({ name: one.name });
  const attributes = attributesOf(
    satellites,
    taken,
    named ? withName : undefined,
  );
  return { key, businessKey, attributes };
}

/** `hub_order_line` -> `order line` */
export function words(vaultTable: string): string {
  return baseName(vaultTable).replaceAll('_', ' ');
}
