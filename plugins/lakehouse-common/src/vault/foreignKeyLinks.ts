import { ForeignKey } from '../contract';
import { FoundKey, findKeys } from './foundKeys';
import { foreignKeyId, inRememberedOrder, LinkMemory } from './memory';
import { VaultNames } from './names';
import { Report } from './report';
import { Resolver, sameColumns, Target } from './resolve';
import { linkWord, ownRole, rememberedRoles, withRoles } from './roles';
import { without } from './sets';
import { SourceTable } from './table';
import { TableLink } from './tableLink';
import { LinkMember } from './types';

/** R5 and R6: a link per foreign key of a table whose rows belong to one hub; or one for all, if the contract wants that. */
export function foreignKeyLinks(
  of: SourceTable,
  owner: Target,
  candidates: ForeignKey[],
  resolver: Resolver,
  names: VaultNames,
  report: Report,
): TableLink[] {
  const found = findKeys(of, candidates, resolver, report);
  return groups(of, found).map(group => {
    const ids = group.map(({ fk }) => foreignKeyId(fk));
    const name = names.pick(
      group.length > 1 ? [`lnk_${of.token}`] : wishes(of, group[0]),
      linkIdentity(of, ids),
    );
    const before = of.before?.links.find(link => link.name === name);
    const hubs = membersOf(owner, group, found, before);
    const self = group[0].fk.toTable === of.name;
    const link: TableLink['link'] = {
      name,
      source: of.source,
      table: of.name,
      hubs,
      dependentKeys: [],
      drivingHub: owner.hub,
      kind: self ? 'hierarchical' : 'foreign-key',
      identifying: 1,
      // A unit of work is one even when a part of it is not known yet.
      required: group.length > 1 ? 1 : hubs.length,
      hashedWith: [],
      columns: [],
    };
    explain(of, link, group, report);
    return {
      link,
      memory: { name, foreignKeys: ids, roles: hubs.map(({ role }) => role) },
    };
  });
}

/** Tells the links of one table apart, whatever they are called. */
export function linkIdentity(
  of: Pick<SourceTable, 'source' | 'name'>,
  foreignKeys: string[],
): string {
  return `${of.source}.${of.name}.${foreignKeys.join('; ')}`;
}

/** Foreign keys that share a link. One that comes to a unit of work later gets a link of its own: the key of that link stays. */
function groups(of: SourceTable, found: FoundKey[]): FoundKey[][] {
  const self = found.filter(({ fk }) => fk.toTable === of.name);
  const others = without(found, self);
  const alone = (keys: FoundKey[]) => keys.map(key => [key]);
  const { links } = of.settings;
  if (links === 'per_foreign_key' || !others.length) return alone(found);
  const known = of.before?.links ?? [];
  if (of.before?.grain !== links || !known.length) {
    return [others, ...alone(self)];
  }
  const together = known.find(link => link.foreignKeys.length > 1);
  const ids = together?.foreignKeys ?? [];
  const unit = inRememberedOrder(
    others.filter(({ fk }) => ids.includes(foreignKeyId(fk))),
    ids,
    ({ fk }) => foreignKeyId(fk),
  );
  return [
    ...(unit.length ? [unit] : []),
    ...alone(without(others, unit)),
    ...alone(self),
  ];
}

/** The owner first; its foreign keys take their columns as role when another foreign key of the table leads to the same hub. */
function membersOf(
  owner: Target,
  group: FoundKey[],
  found: FoundKey[],
  before: LinkMemory | undefined,
): LinkMember[] {
  const role = ownRole(owner.hub);
  const isShared = (hub: string) =>
    found.filter(f => f.targets.some(t => t.hub === hub)).length > 1;
  const members = withRoles(
    group.flatMap(f => f.targets),
    { taken: [role], isShared, given: rememberedRoles(before, group).slice(1) },
  );
  return [{ ...withRoles([owner])[0], role }, ...members];
}

function wishes(of: SourceTable, { fk, targets }: FoundKey): string[] {
  const short =
    targets.length === 1 ? linkWord(targets[0]) : fk.columns.join('_');
  return [
    `lnk_${of.token}_${short}`,
    `lnk_${of.token}_${fk.columns.join('_')}`,
  ];
}

function explain(
  of: SourceTable,
  link: TableLink['link'],
  group: FoundKey[],
  report: Report,
): void {
  const columns = group.map(({ fk }) => fk.columns.join(', ')).join('; ');
  const targets = group.map(({ fk }) => fk.toTable).join(', ');
  const optional = link.hubs.some(member => member.nullable);
  const nullable =
    link.required > 1
      ? '; rows without it (NULL) are recorded by the effectivity satellite only'
      : '; a part that is NULL points at the zero key';
  const hierarchical = link.kind === 'hierarchical';
  report.add(
    hierarchical ? 'R6' : 'R5',
    of,
    `${columns} becomes the ${hierarchical ? 'hierarchical ' : ''}link ${
      link.name
    }`,
    `${columns} refers to ${hierarchical ? 'the table itself' : targets}${
      optional ? nullable : ''
    }`,
    !hierarchical && group.length === 1
      ? ['lakehouse.links: unit_of_work']
      : [],
  );
}

/** Foreign keys that are not yet taken, each set of columns once per target table. */
export function otherForeignKeys(
  of: SourceTable,
  taken: ForeignKey[],
): ForeignKey[] {
  return of.foreignKeys.filter(
    fk =>
      !taken.some(
        t => t === fk || (t.toTable === fk.toTable && sameColumns(t, fk)),
      ),
  );
}
