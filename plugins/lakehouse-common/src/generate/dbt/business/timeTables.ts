import {
  descriptiveOf,
  tableId,
  type Bridge,
  type Pit,
  type Satellite,
  type VaultModel,
} from '../../../vault';
import { JinjaCall, ref } from '../../print';
import type { Staging } from '../stagePlans';
import { listed } from '../text';
import { hashdiffColumn, hubKey } from '../vaultNames';
import type { VaultTable } from '../vaultTable';
import {
  completeTest,
  disjointRangesTest,
  primaryKeyTest,
  versionsHeldTest,
} from '../vaultTests';
import { printStep, statusOf, walkOf } from './walk';

/** Model of the points in time that are kept; one for the platform. */
export const SNAPSHOTS = 'snapshot_control';

/** Satellites whose version of a hub's row a point-in-time table names, in its order. */
export function satellitesOfPit(model: VaultModel, hub: string): Satellite[] {
  const named = model.pits.find(one => one.hub === hub)?.satellites;
  return descriptiveOf(model.satellites, hub).filter(
    ({ name }) => !named || named.includes(name),
  );
}

/** R12: for every row of a hub and every snapshot the versions that held. */
export function pitTable(
  { name, hub: hubName }: Pit,
  model: VaultModel,
  staging: Staging,
): VaultTable {
  const hub = model.hubs.find(one => one.name === hubName)!;
  const key = hubKey(hubName);
  const satellites = satellitesOfPit(model, hubName);
  const named = satellites.map(one => {
    const own = staging.parentKey(one.name);
    return { name: one.name, ...(own !== key && { key: own }) };
  });
  const reads: VaultTable['reads'] = {};
  for (const { source, table } of hub.sources) {
    reads[tableId(source, table)] = [key];
  }
  for (const satellite of satellites) {
    const from = tableId(satellite.source, satellite.table);
    reads[from] = [
      ...new Set([
        ...(reads[from] ?? []),
        staging.parentKey(satellite.name),
        hashdiffColumn(satellite.name),
      ]),
    ];
  }
  return {
    name,
    kind: 'point in time',
    sources: sourcesOf([...hub.sources, ...satellites]),
    key: [key, 'snapshot_ts'],
    description: `Which versions of ${listed(
      satellites.map(one => one.name),
    )} held for each row of ${hubName} at each snapshot.`,
    body: new JinjaCall('pit', [], {
      hub: ref(hubName),
      key,
      satellites: named.map(one => ({ relation: ref(one.name), ...one })),
      snapshots: ref(SNAPSHOTS),
    }),
    tests: [
      primaryKeyTest([key, 'snapshot_ts']),
      versionsHeldTest(key, named),
      completeTest(hubName, key, SNAPSHOTS),
    ],
    reads,
  };
}

/** R12: for every relationship and every snapshot at which it held the hubs that its members led to. */
export function bridgeTable(
  { name, links }: Bridge,
  model: VaultModel,
  staging: Staging,
): VaultTable {
  const link = model.links.find(one => one.name === links[0])!;
  const { key, members } = staging.link(link.name);
  const { status, statusKey } = statusOf(link, model, staging);
  const walk = walkOf(link, model, staging, links);
  const reads: VaultTable['reads'] = {};
  for (const one of model.links.filter(l => links.includes(l.name))) {
    const from = tableId(one.source, one.table);
    const own = staging.link(one.name);
    reads[from] = [...(reads[from] ?? []), own.key, ...own.members];
  }
  return {
    name,
    kind: 'bridge',
    sources: [link.source],
    key: [key, 'snapshot_ts'],
    description: `Which ${link.name} held at each snapshot${
      walk.length
        ? `, and where its members led: ${listed(walk.map(step => step.as))}`
        : ''
    }.`,
    body: new JinjaCall('bridge', [], {
      snapshots: ref(SNAPSHOTS),
      link: ref(link.name),
      link_key: key,
      members,
      ...(status && { status: ref(status), status_key: statusKey! }),
      ...(walk.length > 0 && { walk: walk.map(printStep) }),
    }),
    tests: [primaryKeyTest([key, 'snapshot_ts'])],
    reads,
  };
}

/** A view of a satellite with the time that each version held. */
export function historyTable(
  satellite: Satellite,
  staging: Staging,
  name: string,
): VaultTable {
  const key = staging.parentKey(satellite.name);
  return {
    name,
    kind: 'history',
    sources: [satellite.source],
    key: [key, 'valid_from'],
    description: `Versions of ${satellite.name} with the time that each held, from valid_from up to but not including valid_to.`,
    body: new JinjaCall('scd2', [], {
      satellite: ref(satellite.name),
      key,
      columns: satellite.columns.map(column => column.name),
    }),
    tests: [disjointRangesTest(key)],
    reads: {
      [tableId(satellite.source, satellite.table)]: [
        key,
        hashdiffColumn(satellite.name),
      ],
    },
  };
}

function sourcesOf(from: Array<{ source: string }>): string[] {
  return [...new Set(from.map(({ source }) => source))].sort();
}
