import { commonType } from './hashType';
import { VaultMemory } from './memory';
import { Report } from './report';
import { SourceModel } from './deriveSource';
import { byText } from './sets';
import { Hub, Refusal, VaultColumn } from './types';

interface Use {
  name: string;
  source: string;
  table: string;
}

/** Names that tables of different contracts would give to different things, except hubs of a declared concept (R11). */
export function nameClashes(
  models: SourceModel[],
  isShared: (use: Use) => boolean,
): Refusal[] {
  const uses = models.flatMap(m => [
    ...m.hubs.map(h => ({ ...h.sources[0], name: h.name })),
    ...m.links,
    ...m.satellites,
    ...m.status,
    ...m.references,
  ]);
  const byName = new Map<string, Use[]>();
  for (const use of uses) {
    byName.set(use.name, [...(byName.get(use.name) ?? []), use]);
  }
  const refusals = new Map<string, Refusal>();
  for (const [name, users] of byName) {
    const sources = new Set(users.map(u => u.source));
    const shared = name.startsWith('hub_') && users.every(isShared);
    if (sources.size < 2 || shared) continue;
    for (const { source, table } of users) {
      const key = `${source}.${table}`;
      if (!refusals.has(key)) {
        refusals.set(key, clash(name, users, source, table));
      }
    }
  }
  return [...refusals.values()];
}

function clash(
  name: string,
  users: Use[],
  source: string,
  table: string,
): Refusal {
  const all = users.map(u => `${u.source}.${u.table}`).sort(byText);
  return {
    rule: 'R11',
    source,
    table,
    reason: `${all.join(
      ' and ',
    )} would both become ${name}. If their rows are the same things, give each table the same lakehouse.businessConcept; if not, set lakehouse.vaultPrefix in one of the contracts.`,
  };
}

/**
 * R11: hubs of one business concept become one hub. Hubs whose keys differ in length, or in types that have no text in common, are refused.
 *
 * @param remembered - columns of the hubs that exist, which stay as they are
 */
export function mergeHubs(
  hubs: Hub[],
  remembered: VaultMemory['hubs'],
  report: Report,
): { hubs: Hub[]; refused: Refusal[] } {
  const byName = new Map<string, Hub>();
  const refused: Refusal[] = [];
  for (const hub of hubs) {
    const [one] = hub.sources;
    const known = byName.get(hub.name);
    const differs = known && whyDifferent(known, hub);
    if (!known) {
      byName.set(hub.name, {
        ...hub,
        businessKey: asRemembered(hub, remembered),
        sources: [...hub.sources],
      });
    } else if (differs) {
      refused.push({
        rule: 'R11',
        source: one.source,
        table: one.table,
        reason: differs,
      });
    } else {
      known.sources.push(one);
      known.businessKey = known.businessKey.map((column, i) => ({
        ...column,
        hashType: sharedType(column, hub.businessKey[i])!,
      }));
      report.add(
        'R11',
        { source: one.source, name: one.table },
        `shares ${hub.name} with ${known.sources[0].source}.${known.sources[0].table}`,
        one.collisionCode === undefined
          ? 'both name the same business concept, and equal keys mean the same thing'
          : `both name the same business concept; the collision code ${one.collisionCode} keeps its keys apart`,
        ['lakehouse.collisionCode', 'another lakehouse.businessConcept'],
      );
    }
  }
  return { hubs: [...byName.values()], refused };
}

function asRemembered(
  { name, businessKey }: Hub,
  remembered: VaultMemory['hubs'],
): VaultColumn[] {
  const before: string[] | undefined = remembered[name];
  return before?.length === businessKey.length
    ? businessKey.map((column, i) => ({ ...column, name: before[i] }))
    : businessKey;
}

function sharedType(a: VaultColumn, b: VaultColumn): string | undefined {
  return commonType([a.hashType, b.hashType]);
}

/** Why two tables cannot share a hub; `undefined` when equal keys have equal texts in both. */
function whyDifferent(known: Hub, hub: Hub): string | undefined {
  const [mine, other] = [hub, known].map(
    ({ sources: [{ source, table }] }) => `${source}.${table}`,
  );
  if (known.businessKey.length !== hub.businessKey.length) {
    return `The business key of ${mine} has ${hub.businessKey.length} columns, that of ${other} has ${known.businessKey.length}, but both are ${hub.name}. Declare lakehouse.businessKey with the same columns in both.`;
  }
  const at = hub.businessKey.findIndex(
    (column, i) => sharedType(column, known.businessKey[i]) === undefined,
  );
  if (at < 0) return undefined;
  const types = [hub, known].map(
    ({ sources: [{ columns }], businessKey }) =>
      `${columns[at]} is of the type ${businessKey[at].logicalType}`,
  );
  return `In the business key of ${mine} ${types[0]}, in that of ${other} ${types[1]}, but both are ${hub.name}: equal keys would have different hashes. Declare lakehouse.businessKey with columns of one type, or another lakehouse.businessConcept.`;
}
