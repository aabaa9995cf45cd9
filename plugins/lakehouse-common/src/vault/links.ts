import { ForeignKey } from '../contract';
import { Shape } from './classify';
import { VaultNames } from './names';
import { Report } from './report';
import { resolve, Resolver, sameColumns, Target } from './resolve';
import { linkWord, ownRole, withRoles } from './roles';
import { without } from './sets';
import { SourceTable, vaultColumn } from './table';
import { Link, VaultColumn } from './types';

/** The links of one table, and the foreign keys they stand for. */
export interface TableLinks {
  links: Link[];
  modelled: ForeignKey[];
}

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
): TableLinks {
  const first = shape.is === 'link' ? shape.members : [];
  const rest = of.foreignKeys.filter(fk => !first.includes(fk));
  const found = [...first, ...rest]
    .map(fk => ({ fk, targets: resolve(of, fk, resolver) }))
    .filter(({ fk, targets }) => keep(of, fk, targets, report));
  const hubs = withRoles(found.flatMap(({ targets }) => targets));
  const inMembers = hubs.flatMap(member => member.columns);
  const ownKey = without(of.key, inMembers).map(c => vaultColumn(of, c));
  return {
    links: [
      {
        name: names.pick([`lnk_${of.token}`], `${of.source}.${of.name}`),
        source: of.source,
        table: of.name,
        hubs,
        dependentKeys:
          shape.is === 'event' && !of.key.length ? EVENT_KEY : ownKey,
        drivingHub: null,
        kind: shape.is === 'event' ? 'event' : 'many-to-many',
      },
    ],
    modelled: found.map(({ fk }) => fk),
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
): TableLinks {
  const found = candidates
    .map(fk => ({ fk, targets: resolve(of, fk, resolver) }))
    .filter(({ fk, targets }) => keep(of, fk, targets, report));
  const modelled = found.map(({ fk }) => fk);
  const build = (fks: typeof found, wishes: string[], rule: string): Link => {
    const targets = fks.flatMap(f => f.targets);
    const hierarchical = rule === 'R6';
    const [ownerMember] = withRoles([owner]);
    const role = ownRole(owner.hub);
    const several = (target: Target) => crowded(found, target);
    const link: Link = {
      name: names.pick(
        wishes,
        `${of.source}.${of.name}.${fks.map(f => f.fk.columns).join('.')}`,
      ),
      source: of.source,
      table: of.name,
      hubs: [
        { ...ownerMember, role },
        ...withRoles(targets, [role]).map((member, i) =>
          several(targets[i]) && member.role === ownRole(member.hub)
            ? { ...member, role: member.columns.join('_') }
            : member,
        ),
      ],
      dependentKeys: [],
      drivingHub: owner.hub,
      kind: hierarchical ? 'hierarchical' : 'foreign-key',
    };
    explainLink(
      of,
      link,
      fks.map(f => f.fk),
      rule,
      report,
    );
    return link;
  };
  const self = found.filter(({ fk }) => fk.toTable === of.name);
  const others = without(found, self);
  const links: Link[] = [];
  if (of.settings.links === 'unit_of_work' && others.length > 1) {
    links.push(build(others, [`lnk_${of.token}`], 'R5'));
  } else {
    links.push(...others.map(one => build([one], wishes(of, one), 'R5')));
  }
  links.push(...self.map(one => build([one], wishes(of, one), 'R6')));
  return { links, modelled };
}

type Found = { fk: ForeignKey; targets: Target[] };

/** Whether several foreign keys of the table point at the hub of a target. */
function crowded(found: Found[], target: Target): boolean {
  return (
    found.filter(({ targets }) => targets.some(t => t.hub === target.hub))
      .length > 1
  );
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
  fks: ForeignKey[],
  rule: string,
  report: Report,
): void {
  const columns = fks.map(fk => fk.columns.join(', ')).join('; ');
  const nullable = link.hubs.some(member => member.nullable)
    ? '; rows without it (NULL) are recorded by the effectivity satellite only'
    : '';
  const reason =
    rule === 'R6'
      ? `${columns} refers to the table itself`
      : `${columns} refers to ${fks.map(fk => fk.toTable).join(', ')}`;
  report.add(
    rule,
    of,
    `${columns} becomes ${
      link.kind === 'hierarchical' ? 'the hierarchical link' : 'the link'
    } ${link.name}`,
    `${reason}${nullable}`,
    rule === 'R5' && fks.length === 1 ? ['lakehouse.links: unit_of_work'] : [],
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
