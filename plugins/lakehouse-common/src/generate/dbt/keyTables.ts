import { tableId, type Hub, type Link } from '../../vault';
import { JinjaCall, ref } from '../print';
import { termsOf } from './hashTerms';
import { stagingModel } from './stagePlan';
import type { LinkColumns, Staging } from './stagePlans';
import { listed } from './text';
import { hubKey } from './vaultNames';
import type { VaultTable } from './vaultTable';
import {
  everyKeyTest,
  ghostsTest,
  noNullsTest,
  primaryKeyTest,
  recomputedKeyTest,
  referenceTest,
} from './vaultTests';

/** A hub, of one source or of several. */
export function hubTable(hub: Hub): VaultTable {
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
      primaryKeyTest([key]),
      noNullsTest(['ldts', 'rsrc']),
      ghostsTest(key),
      everyKeyTest(key, stages),
      ...(hub.sources.some(from => from.collisionCode !== undefined)
        ? []
        : [recomputedKeyTest(key, termsOf(hub.businessKey))]),
    ],
    reads: Object.fromEntries(
      hub.sources.map(from => [tableId(from.source, from.table), [key]]),
    ),
  };
}

/** A link; its keys were computed in staging. Events carry what they say. */
export function linkTable(link: Link, staging: Staging): VaultTable {
  const columns = staging.link(link.name);
  const { key, members } = columns;
  const stage = stagingModel(link.source, link.table);
  return {
    name: link.name,
    kind: 'link',
    sources: [link.source],
    key: [key],
    description: `One row per ${describe(link)} in ${link.source}.${
      link.table
    }, from its first appearance on.`,
    body: linkBody(link, columns, stage),
    tests: [
      primaryKeyTest([key]),
      ghostsTest(key),
      // An event that was taken back before it came is none.
      everyKeyTest(
        key,
        [stage],
        link.kind === 'event' ? 'not is_deleted' : undefined,
      ),
      // A row that points at something its source does not have is a finding about the source.
      ...link.hubs.map((member, i) =>
        referenceTest(members[i], member.hub, hubKey(member.hub), 'warn'),
      ),
    ],
    reads: { [tableId(link.source, link.table)]: [key, ...members] },
  };
}

function describe({ kind, hubs }: Link): string {
  const roles = listed(hubs.map(({ role }) => role));
  if (kind !== 'event') return `relationship of ${roles}`;
  return roles ? `event of ${roles}` : 'event';
}

function linkBody(
  { kind, dependentKeys, columns }: Link,
  { key, members }: LinkColumns,
  stage: string,
): JinjaCall {
  // Those of a row without key (`_row_hash` …) stand in its hash and in no column.
  const dependent = dependentKeys
    .map(({ name }) => name)
    .filter(name => !name.startsWith('_'));
  const own = dependent.length > 0 && { dependent_keys: dependent };
  return kind === 'event'
    ? new JinjaCall('non_historised_link', [], {
        key,
        members,
        stage: ref(stage),
        ...own,
        ...(columns.length > 0 && {
          columns: columns.map(({ name }) => name),
        }),
      })
    : new JinjaCall('link', [], { key, members, stages: [ref(stage)], ...own });
}
