import { ForeignKey } from '../contract';
import { VaultNames } from './names';
import { Report } from './report';
import { resolve, Resolver, sameColumns, Target } from './resolve';
import { linkWord, ownRole, withRoles } from './roles';
import { without } from './sets';
import { Shape } from './shape';
import { SourceTable, vaultColumn } from './table';
import { Link, LinkMember, VaultColumn } from './types';

/** Columns that make a row of a table without key unique: what it says, which load brought it, and its place in that load. */
const EVENT_KEY: VaultColumn[] = [
  { name: '_row_hash', logicalType: 'string' },
  { name: '_load_id', logicalType: 'string' },
  { name: '_row_number', logicalType: 'integer' },
];

/** R2, R3 and R10: one link for the table itself, with all its foreign keys. */
export function tableLink(
  of: SourceTable,
  shape: Extract<Shape, { is: 'link' | 'event' }>,
  resolver: Resolver,
  names: VaultNames,
  report: Report,
): Link {
  const first = shape.is === 'link' ? shape.members : [];
  const rest = of.foreignKeys.filter(fk => !first.includes(fk));
  const found = [...first, ...rest]
    .map(fk => ({ fk, targets: resolve(of, fk, resolver) }))
    .filter(({ fk, targets }) => keep(of, fk, targets, report));
  const hubs = withRoles(found.flatMap(({ targets }) => targets));
  const inMembers = hubs.flatMap(member => member.columns);
  const ownKey = without(of.key, inMembers).map(c => vaultColumn(of, c));
  return {
    name: names.pick([`lnk_${of.token}`], `${of.source}.${of.name}`),
    source: of.source,
    table: of.name,
    hubs,
    dependentKeys: shape.is === 'event' && !of.key.length ? EVENT_KEY : ownKey,
    drivingHub: null,
    kind: shape.is === 'event' ? 'event' : 'many-to-many',
  };
}

/** R5 and R6: a link per foreign key of a table whose rows belong to one hub; or one for all, if the contract wants that. */
export function foreignKeyLinks(
  of: SourceTable,
  owner: Target,
  candidates: ForeignKey[],
  resolver: Resolver,
  names: VaultNames,
  report: Report,
): Link[] {
  const found = candidates
    .map(fk => ({ fk, targets: resolve(of, fk, resolver) }))
    .filter(({ fk, targets }) => keep(of, fk, targets, report));
  const self = found.filter(({ fk }) => fk.toTable === of.name);
  const others = without(found, self);
  const together = of.settings.links === 'unit_of_work' && others.length > 1;
  const groups = together ? [others] : others.map(one => [one]);
  return [...groups, ...self.map(one => [one])].map(group => {
    const link: Link = {
      name: names.pick(
        group.length > 1 ? [`lnk_${of.token}`] : wishes(of, group[0]),
        `${of.source}.${of.name}.${group.map(f => f.fk.columns).join('.')}`,
      ),
      source: of.source,
      table: of.name,
      hubs: membersOf(owner, group, found),
      dependentKeys: [],
      drivingHub: owner.hub,
      kind: self.includes(group[0]) ? 'hierarchical' : 'foreign-key',
    };
    explainLink(of, link, group, report);
    return link;
  });
}

/** A foreign key and the hubs it leads to. */
interface Found {
  fk: ForeignKey;
  targets: Target[];
}

/** The owner first; its foreign keys take their columns as role when another foreign key of the table leads to the same hub. */
function membersOf(
  owner: Target,
  group: Found[],
  found: Found[],
): LinkMember[] {
  const role = ownRole(owner.hub);
  const targets = group.flatMap(f => f.targets);
  const isShared = (hub: string) =>
    found.filter(f => f.targets.some(t => t.hub === hub)).length > 1;
  const members = withRoles(targets, [role], isShared);
  return [{ ...withRoles([owner])[0], role }, ...members];
}

function wishes(of: SourceTable, { fk, targets }: Found): string[] {
  const short =
    targets.length === 1 ? linkWord(targets[0]) : fk.columns.join('_');
  return [
    `lnk_${of.token}_${short}`,
    `lnk_${of.token}_${fk.columns.join('_')}`,
  ];
}

/** Whether a foreign key becomes part of a link; says why where it does not, or where it took more than a column. */
function keep(
  of: SourceTable,
  fk: ForeignKey,
  targets: Target[],
  report: Report,
): boolean {
  const text = `${fk.columns.join(', ')} -> ${fk.toTable}`;
  if (!targets.length) {
    report.add(
      'R13',
      of,
      `${text} stays a plain column`,
      `${fk.toTable} has no hub that this key leads to in one step`,
      [`lakehouse.kind: hub at ${fk.toTable}`],
    );
    return false;
  }
  const lookup = targets.find(target => target.prejoin)?.prejoin;
  if (lookup) {
    report.add(
      'R13',
      of,
      `${text} is looked up in ${lookup.table}`,
      `it points at ${lookup.on.join(
        ', ',
      )}, which is not the business key (${lookup.select.join(', ')})`,
      [`lakehouse.businessKey: [${lookup.on.join(', ')}] at ${lookup.table}`],
    );
  }
  if (fk.columns.length > 1) {
    report.add(
      'R13',
      of,
      `${text} is one member of ${fk.columns.length} columns`,
      'the columns are matched with the key they refer to, in the order of that key',
    );
  }
  return true;
}

function explainLink(
  of: SourceTable,
  link: Link,
  group: Found[],
  report: Report,
): void {
  const columns = group.map(({ fk }) => fk.columns.join(', ')).join('; ');
  const targets = group.map(({ fk }) => fk.toTable).join(', ');
  const nullable = link.hubs.some(member => member.nullable)
    ? '; rows without it (NULL) are recorded by the effectivity satellite only'
    : '';
  const hierarchical = link.kind === 'hierarchical';
  report.add(
    hierarchical ? 'R6' : 'R5',
    of,
    `${columns} becomes the ${hierarchical ? 'hierarchical ' : ''}link ${
      link.name
    }`,
    `${columns} refers to ${
      hierarchical ? 'the table itself' : targets
    }${nullable}`,
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
