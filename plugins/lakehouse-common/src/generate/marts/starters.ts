import { contractOwner, type Contract } from '../../contract';
import type { Hub, Link, Satellite, VaultModel } from '../../vault';
import { hubKey, linkKey, baseName } from '../dbt/vaultNames';
import type { Staging } from '../dbt/stagePlans';
import { JinjaCall, ref, type JinjaValue } from '../print';

/** A mart that a source begins with; from then on it belongs to people. */
export interface MartStarter {
  name: string;
  source: string;
  owner?: string;
  description: string;
  /** Columns that make a row unique. */
  key: string[];
  columns: string[];
  body: JinjaCall;
}

/** One dimension per hub that has attributes, one fact per many-to-many or event link with a number to sum. */
export function martStarters(
  contract: Contract,
  model: VaultModel,
  staging: Staging,
): MartStarter[] {
  const owner = contractOwner(contract);
  const about = (parent: string) =>
    model.satellites.filter(
      item =>
        item.parent === parent &&
        item.source === contract.name &&
        item.kind === 'descriptive',
    );
  const dimensions = model.hubs
    .filter(
      hub => firstSource(hub) === contract.name && about(hub.name).length > 0,
    )
    .map(hub => dimension(hub, about(hub.name)));
  const facts = model.links
    .filter(
      link =>
        link.source === contract.name &&
        (link.kind === 'many-to-many' || link.kind === 'event') &&
        about(link.name).some(hasMeasure),
    )
    .map(link => fact(link, about(link.name), model, staging));
  return [...dimensions, ...facts].map(mart => ({
    ...mart,
    source: contract.name,
    owner,
  }));
}

type Mart = Omit<MartStarter, 'source' | 'owner'>;

/** A hub that several sources share is given its dimension by the first of them. */
function firstSource(hub: Hub): string {
  return hub.sources.map(({ source }) => source).sort()[0];
}

function hasMeasure(satellite: Satellite): boolean {
  return satellite.columns.some(
    ({ logicalType }) => logicalType === 'number' || logicalType === 'integer',
  );
}

function dimension(hub: Hub, satellites: Satellite[]): Mart {
  const key = hubKey(hub.name);
  const businessKey = hub.businessKey.map(({ name }) => name);
  const attributes = chooseNames(satellites, [key, ...businessKey]);
  return {
    name: `dim_${baseName(hub.name)}`,
    description: `One row per ${words(
      hub.name,
    )}, with what is known about it now.`,
    key: [key],
    columns: [key, ...businessKey, ...attributes.names],
    body: new JinjaCall('dimension', [], {
      hub: ref(hub.name),
      key,
      business_key: businessKey,
      satellites: attributes.satellites,
    }),
  };
}

function fact(
  link: Link,
  satellites: Satellite[],
  model: VaultModel,
  staging: Staging,
): Mart {
  const key = linkKey(link.name);
  const dependent = link.dependentKeys.map(({ name }) => name);
  const taken = [key, ...dependent];
  const members = link.hubs.map((member, i): JinjaValue => {
    const hub = model.hubs.find(({ name }) => name === member.hub)!;
    const columns = hub.businessKey.map(({ name }): [string, string] => {
      const here = taken.includes(name) ? `${member.role}_${name}` : name;
      taken.push(here);
      return [name, here];
    });
    return {
      hub: ref(hub.name),
      key: hubKey(hub.name),
      member: staging.link(link.name).members[i],
      columns: Object.fromEntries(columns),
    };
  });
  const attributes = chooseNames(satellites, taken);
  return {
    name: `fct_${baseName(link.name)}`,
    description: `One row per ${words(link.name)} that holds now.`,
    key: [key],
    columns: [...taken, ...attributes.names],
    body: new JinjaCall('fact', [], {
      link: ref(link.name),
      key,
      ...(dependent.length > 0 && { dependent_keys: dependent }),
      members,
      satellites: attributes.satellites,
    }),
  };
}

/** Gives every attribute a name of its own: its column, or with the satellite's name before it when that is taken. */
function chooseNames(satellites: Satellite[], taken: string[]) {
  const used = new Set(taken);
  const printed = satellites.map((satellite): JinjaValue => {
    const columns = satellite.columns.map(({ name }): [string, string] => {
      const here = used.has(name)
        ? `${baseName(satellite.name)}_${name}`
        : name;
      used.add(here);
      return [name, here];
    });
    return {
      relation: ref(satellite.name),
      columns: Object.fromEntries(columns),
    };
  });
  return {
    satellites: printed,
    names: [...used].filter(name => !taken.includes(name)),
  };
}

function words(vaultTable: string): string {
  return baseName(vaultTable).replaceAll('_', ' ');
}
