import type { Hub, Link, VaultColumn, VaultModel } from '../../vault';
import { printStep, statusOf, walkOf } from '../dbt/business/walk';
import type { Staging } from '../dbt/stagePlans';
import { baseName, hubKey } from '../dbt/vaultNames';
import {
  primaryKeyTest,
  referenceTest,
  type ModelTest,
} from '../dbt/vaultTests';
import { JinjaCall, ref, type JinjaValue } from '../print';
import { attributesOf, freeName } from './attributes';
import { DATE_DIMENSION } from './dateDimension';
import { words } from './dimensions';
import type { MartColumn, MartStarter } from './starter';

/** A column of a fact that holds the whole key of a dimension. */
interface DimensionKey {
  column: string;
  dimension: string;
  field: string;
}

/** Whether a relationship has something to sum or to count by. */
export function hasMeasure(columns: VaultColumn[]): boolean {
  return columns.some(
    ({ logicalType }) => logicalType === 'number' || logicalType === 'integer',
  );
}

/**
 * One row per relationship that holds now, with the business keys of its members and of the hubs that they lead to. Every join finds at
 * most one row, whatever history there is.
 *
 * @param dimensions - dimension by hub, of those that are there to be referred to
 */
export function factOf(
  link: Link,
  model: VaultModel,
  staging: Staging,
  dimensions: ReadonlyMap<string, string>,
): MartStarter {
  const { key, members } = staging.link(link.name);
  const own = [...link.dependentKeys, ...link.columns].filter(
    ({ name }) => !name.startsWith('_'),
  );
  const used = new Set([key, ...own.map(({ name }) => name)]);
  const keys: DimensionKey[] = [];
  const shown: MartColumn[] = [];
  /** Names of a hub's business key in the fact. */
  const show = (hubName: string, role: string): Record<string, string> => {
    const hub = model.hubs.find(({ name }) => name === hubName)!;
    const columns = hub.businessKey.map(({ name }): [string, string] => {
      const here = freeName(used.has(name) ? `${role}_${name}` : name, used);
      used.add(here);
      shown.push({ name: here, description: `Key of the ${role}.` });
      return [name, here];
    });
    keys.push(...keyOf(hub, columns, dimensions));
    return Object.fromEntries(columns);
  };
  const printed = link.hubs.map(
    ({ hub, role }, i): JinjaValue => ({
      hub: ref(hub),
      key: hubKey(hub),
      member: members[i],
      columns: show(hub, role),
    }),
  );
  const walk = walkOf(link, model, staging).map(
    (step): JinjaValue => ({
      ...printStep(step),
      hub: ref(step.hub),
      hub_key: hubKey(step.hub),
      columns: show(step.hub, step.as.replace(/_hk$/, '')),
    }),
  );
  const about = model.satellites.filter(
    one =>
      one.parent === link.name &&
      one.kind === 'descriptive' &&
      staging.parentKey(one.name) === key,
  );
  const attributes = attributesOf(about, [...used]);
  const { status, statusKey } = statusOf(link, model, staging);
  const dates = [
    ...own.map(column => ({ name: column.name, column })),
    ...attributes.columns,
  ].filter(({ column }) => column.logicalType === 'date');
  return {
    name: `fct_${baseName(link.name)}`,
    description: `One row per ${words(link.name)}${
      link.kind === 'event' ? '' : ' that holds now'
    }.`,
    key: [key],
    columns: [
      { name: key, description: `Key of ${link.name}.` },
      ...own.map(({ name }) => ({ name })),
      ...shown,
      ...attributes.columns.map(({ name }) => ({ name })),
    ],
    tests: [
      primaryKeyTest([key]),
      ...keys.map(toDimension),
      ...dates.map(({ name }) =>
        referenceTest(name, DATE_DIMENSION, 'date_day', 'warn'),
      ),
    ],
    body: new JinjaCall('fact', [], {
      link: ref(link.name),
      key,
      ...(own.length > 0 && { dependent_keys: own.map(({ name }) => name) }),
      members: printed,
      satellites: attributes.satellites,
      ...(status && { status: ref(status), status_key: statusKey! }),
      ...(walk.length > 0 && { walk }),
    }),
  };
}

/** A key of one column can be compared with that of the dimension. */
function keyOf(
  hub: Hub,
  columns: Array<[string, string]>,
  dimensions: ReadonlyMap<string, string>,
): DimensionKey[] {
  const dimension = dimensions.get(hub.name);
  if (!dimension || columns.length !== 1) return [];
  const [[field, column]] = columns;
  return [{ column, dimension, field }];
}

/** What is not in the dimension was deleted in the source, or never came: a finding about the source. */
function toDimension({ column, dimension, field }: DimensionKey): ModelTest {
  return referenceTest(column, dimension, field, 'warn');
}
