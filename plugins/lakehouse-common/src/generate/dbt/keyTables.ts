import type { Hub, Link } from '../../vault';
import { JinjaCall, ref } from '../print';
import { stagingModel } from './stagePlan';
import type { Staging } from './stagePlans';
import { hubKey } from './vaultNames';
import { dbtRef, type VaultTable } from './vaultTable';

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
      { primary_key: { arguments: { columns: [key] } } },
      { no_nulls: { arguments: { columns: ['ldts', 'rsrc'] } } },
      { holds_every_key: { arguments: { key, stages: stages.map(dbtRef) } } },
    ],
  };
}

/** A link; its keys were computed in staging. */
export function linkTable(link: Link, staging: Staging): VaultTable {
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

function listed(names: string[]): string {
  return names.length > 1
    ? `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`
    : names.join();
}
