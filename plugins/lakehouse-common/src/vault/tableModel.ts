import { foreignKeyLinks, otherForeignKeys } from './foreignKeyLinks';
import { isHashable } from './hashable';
import { hubStatus } from './hubStatus';
import { foreignKeyText, inRememberedOrder, TableMemory } from './memory';
import { renamed, VaultNames } from './names';
import { memoryOf, withParts } from './remember';
import { Report } from './report';
import { resolve, Resolver, Target } from './resolve';
import { Parent, satellites, splitPayload } from './satellites';
import { Shape } from './shape';
import { describedLink } from './subtypeOfLink';
import { SourceTable, vaultColumn } from './table';
import { tableLink, TableLink } from './tableLink';
import {
  Link,
  ReferenceTable,
  Refusal,
  Satellite,
  StatusSatellite,
} from './types';

/** What one table gives to the vault besides the rows of its hub. */
export interface TableModel {
  links?: Link[];
  satellites?: Satellite[];
  status?: StatusSatellite[];
  references?: ReferenceTable[];
  refused?: Refusal[];
  /** Absent for a table that is left out. */
  memory?: TableMemory;
}

/** Everything that the rules for one table look at or write to. */
export interface Setting {
  resolver: Resolver;
  /** Links that were made so far; those of link tables come first. */
  links: Link[];
  names: VaultNames;
  report: Report;
}

/** Runs the rules that follow from what a table is. */
export function tableModel(
  of: SourceTable,
  shape: Shape,
  setting: Setting,
): TableModel {
  switch (shape.is) {
    case 'refused':
      return refused(of, 'R10', shape.reason);
    case 'reference':
      return reference(of);
    case 'link':
      return linkTable(of, shape, setting);
    case 'event':
      return eventTable(of, shape, setting);
    default:
      return satelliteTable(of, shape, setting);
  }
}

function refused(of: SourceTable, rule: string, reason: string): TableModel {
  return {
    refused: [{ rule, source: of.source, table: of.name, reason }],
  };
}

function reference(of: SourceTable): TableModel {
  const before = of.before?.shape === 'reference' ? of.before : undefined;
  const key = before?.key ?? of.key;
  const columns = inRememberedOrder(
    of.table.properties
      .filter(column => !key.includes(column.name) && isHashable(column))
      .map(({ name }) => name),
    before?.satellites[0]?.columns,
    name => name,
  );
  const name = renamed(of.hubName, 'ref');
  const table: ReferenceTable = {
    name,
    source: of.source,
    table: of.name,
    key: key.map(column => vaultColumn(of, column)),
    columns: columns.map(column => vaultColumn(of, column)),
  };
  return {
    references: [table],
    memory: {
      ...memoryOf(of, { is: 'reference' }, key),
      satellites: [{ name, split: '', columns }],
    },
  };
}

function linkTable(
  of: SourceTable,
  shape: Extract<Shape, { is: 'link' }>,
  { resolver, names, report }: Setting,
): TableModel {
  const own = tableLink(of, shape, resolver, names, report);
  const parent: Parent = { name: own.link.name, kind: 'link' };
  const used = [...of.key, ...memberColumns([own])];
  const payload = splitPayload(of, used, [], report);
  const about = satellites(of, parent, payload, names, report);
  return {
    links: [own.link],
    satellites: about.satellites,
    memory: withParts(
      memoryOf(of, shape, shape.dependentKeys),
      [own],
      about.memory,
    ),
  };
}

/** R10: the payload of an event stands in its link; only what the contract splits off goes into satellites. */
function eventTable(
  of: SourceTable,
  shape: Extract<Shape, { is: 'event' }>,
  { resolver, names, report }: Setting,
): TableModel {
  const own = tableLink(of, shape, resolver, names, report);
  const used = [...of.key, ...memberColumns([own])];
  const { groups, childKeys } = splitPayload(of, used, [], report);
  const columns = groups.get('') ?? [];
  groups.delete('');
  const parent: Parent = { name: own.link.name, kind: 'link' };
  const about = satellites(of, parent, { groups, childKeys }, names, report);
  return {
    links: [{ ...own.link, columns: columns.map(c => vaultColumn(of, c)) }],
    satellites: about.satellites,
    memory: withParts(
      memoryOf(of, shape, of.key),
      [own],
      [{ name: own.link.name, split: '', columns }, ...about.memory],
    ),
  };
}

/** A table whose rows add to those of a hub or of another table's link: the hub's own, a subtype, or a multi-active set. */
function satelliteTable(
  of: SourceTable,
  shape: Extract<Shape, { is: 'hub' | 'subtype' | 'multi-active' }>,
  setting: Setting,
): TableModel {
  const { resolver, names, report } = setting;
  const described = shape.is === 'subtype' && describedLink(of, shape, setting);
  if (described) {
    const payload = splitPayload(of, of.key, [], report);
    const about = satellites(of, described, payload, names, report);
    return {
      satellites: about.satellites,
      memory: withParts(memoryOf(of, shape, []), [], about.memory),
    };
  }
  const above = shape.is === 'hub' ? [] : [shape.parent];
  const owner: Target | undefined =
    shape.is === 'hub'
      ? hubTarget(of, resolver)
      : resolve(of, shape.parent, resolver)[0];
  const childKeys = shape.is === 'multi-active' ? shape.childKeys : [];
  if (!owner) {
    const to = above[0].toTable;
    return {
      ...refused(
        of,
        'R13',
        `the business key of ${to} cannot be looked up in one step. Set lakehouse.kind: hub, or lakehouse.businessKey at ${to}.`,
      ),
      memory: memoryOf(of, shape, childKeys),
    };
  }
  const others = otherForeignKeys(of, above);
  if (childKeys.length) reportUnlinked(of, others.map(foreignKeyText), report);
  const links = childKeys.length
    ? []
    : foreignKeyLinks(of, owner, others, resolver, names, report);
  const used = [...owner.columns, ...memberColumns(links)];
  const { columns, prejoin, collisionCode } = owner;
  const parent: Parent = {
    name: owner.hub,
    kind: 'hub',
    key: {
      columns,
      ...(prejoin && { prejoin }),
      ...(collisionCode !== undefined && { collisionCode }),
    },
  };
  const payload = splitPayload(of, used, childKeys, report);
  const about = satellites(of, parent, payload, names, report);
  const isHub = shape.is === 'hub';
  const wanted = of.before?.status ?? !about.satellites.length;
  const status = isHub && wanted ? [hubStatus(of, report)] : [];
  return {
    links: links.map(({ link }) => link),
    satellites: about.satellites,
    status,
    memory: {
      ...withParts(
        memoryOf(of, shape, isHub ? columns : childKeys),
        links,
        about.memory,
      ),
      ...(status.length && { status: status[0].name }),
    },
  };
}

function reportUnlinked(of: SourceTable, keys: string[], report: Report): void {
  for (const key of keys) {
    report.add(
      'R13',
      of,
      `${key} stays a plain column`,
      'the rows of a multi-active satellite are no rows of a hub, so a link has nothing to begin at',
      ['lakehouse.kind: link', 'lakehouse.kind: hub'],
    );
  }
}

function hubTarget(of: SourceTable, resolver: Resolver): Target {
  const columns = resolver.keys.get(of.name)!;
  return {
    hub: of.hubName,
    table: of,
    columns,
    toColumns: columns,
    nullable: false,
    collisionCode: of.settings.collisionCode,
  };
}

/** Columns that links carry: they need no place in a satellite. */
function memberColumns(links: TableLink[]): string[] {
  return links.flatMap(({ link }) => link.hubs.flatMap(m => m.columns));
}
