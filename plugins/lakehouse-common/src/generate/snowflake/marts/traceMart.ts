import type { Hub, VaultModel } from '../../../vault';
import { JinjaCall, type JinjaValue } from '../../print';

/** Something in the call that the vault does not have, or that has another form. */
class Unknown extends Error {}

/** A column of a contract. */
export interface Origin {
  source: string;
  table: string;
  column: string;
}

/**
 * Where the columns of a mart come from, by their names in the mart; what is not among them is made here (a hash, a point in time).
 * Undefined when that cannot be told, because the mart is SQL of people.
 */
export function traceMart(
  call: JinjaCall | undefined,
  model: VaultModel,
): Map<string, Origin[]> | undefined {
  if (!call) return undefined;
  if (call.name === 'date_dimension') return new Map();
  const isDimension = ['dimension', 'dimension_as_of'].includes(call.name);
  if (!isDimension && call.name !== 'fact') return undefined;
  try {
    const { named } = call;
    return new Map([
      [textOf(named.key), []],
      ...(isDimension
        ? businessKey(hubOf(named.hub, model), textsOf(named.business_key))
        : factColumns(named, model)),
      ...listOf(named.satellites).flatMap(one => attributes(one, model)),
    ]);
  } catch (error) {
    if (error instanceof Unknown) return undefined;
    throw error;
  }
}

type Traced = [string, Origin[]];
type Mapping = { readonly [key: string]: JinjaValue };

function businessKey(hub: Hub, columns: string[]): Traced[] {
  return columns.map(column => [column, hubOrigins(hub, column)]);
}

/** Every table that brings rows into the hub has a column for this part of its key. */
function hubOrigins(hub: Hub, part: string): Origin[] {
  const position = hub.businessKey.findIndex(({ name }) => name === part);
  if (position < 0) throw new Unknown();
  return hub.sources.map(({ source, table, columns }) => ({
    source,
    table,
    column: columns[position],
  }));
}

function factColumns(named: Mapping, model: VaultModel): Traced[] {
  const link = model.links.find(({ name }) => name === refOf(named.link));
  if (!link) throw new Unknown();
  const { source, table } = link;
  return [
    ...textsOf(named.dependent_keys).map(
      (column): Traced => [column, [{ source, table, column }]],
    ),
    ...[...listOf(named.members), ...listOf(named.walk)].flatMap(one => {
      const hub = hubOf(mappingOf(one).hub, model);
      return renamed(one).map(
        ([there, here]): Traced => [here, hubOrigins(hub, there)],
      );
    }),
  ];
}

function attributes(value: JinjaValue, model: VaultModel): Traced[] {
  const columns = renamed(value);
  if (columns.length === 0) return [];
  const relation = refOf(mappingOf(value).relation);
  const satellite = model.satellites.find(({ name }) => name === relation);
  if (!satellite) throw new Unknown();
  const { source, table } = satellite;
  return columns.map(([column, here]) => [here, [{ source, table, column }]]);
}

/** `columns: {there: here}` */
function renamed(value: JinjaValue): [string, string][] {
  return Object.entries(mappingOf(mappingOf(value).columns)).map(
    ([there, here]) => [there, textOf(here)],
  );
}

function hubOf(value: JinjaValue, model: VaultModel): Hub {
  const hub = model.hubs.find(({ name }) => name === refOf(value));
  if (!hub) throw new Unknown();
  return hub;
}

function refOf(value: JinjaValue): string {
  if (!(value instanceof JinjaCall) || value.name !== 'ref') {
    throw new Unknown();
  }
  return textOf(value.positional[0]);
}

function textOf(value: JinjaValue): string {
  if (typeof value !== 'string') throw new Unknown();
  return value;
}

function listOf(value: JinjaValue | undefined): JinjaValue[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) throw new Unknown();
  return value;
}

function textsOf(value: JinjaValue | undefined): string[] {
  return listOf(value).map(textOf);
}

function mappingOf(value: JinjaValue): Mapping {
  const isMapping =
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof JinjaCall);
  if (!isMapping) throw new Unknown();
  return value as Mapping;
}
