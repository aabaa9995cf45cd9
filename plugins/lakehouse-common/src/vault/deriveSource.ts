import { Contract } from '../contract';
import { businessKey } from './businessKey';
import { classify } from './classify';
import { foreignKeyLinks, otherForeignKeys, tableLink } from './links';
import { renamed, VaultNames } from './names';
import { Report } from './report';
import { resolve, Resolver, Target } from './resolve';
import { Parent, satellites } from './satellites';
import { byText } from './sets';
import { Shape } from './shape';
import { SourceTable, sourceTables, vaultColumn } from './table';
import { Hub, Link, ReferenceTable, Refusal, Satellite } from './types';

/** The part of a model that one contract gives. */
export interface SourceModel {
  hubs: Hub[];
  links: Link[];
  satellites: Satellite[];
  references: ReferenceTable[];
  refused: Refusal[];
}

/** Runs the rules over the tables of one contract, by name, so that their order in the contract does not matter. */
export function deriveSource(
  contract: Contract,
  leaveOut: ReadonlySet<string>,
  report: Report,
): SourceModel {
  const tables = sourceTables(contract, leaveOut);
  const shapes = classify(tables, report);
  const sorted = [...tables.values()].sort((a, b) => byText(a.name, b.name));
  const hubTables = sorted.filter(t => shapes.get(t.name)?.is === 'hub');
  const keys = new Map(hubTables.map(t => [t.name, businessKey(t, report)]));
  const resolver: Resolver = { tables, shapes, keys };
  const names = new VaultNames();
  const model: SourceModel = {
    hubs: hubTables.map(table => hubOf(table, keys.get(table.name)!)),
    links: [],
    satellites: [],
    references: [],
    refused: [],
  };
  for (const table of sorted) reportDangling(table, report);
  // Links named after their table come first: their names never give way to those of single foreign keys.
  const isLink = (t: SourceTable) =>
    ['link', 'event'].includes(shapes.get(t.name)!.is);
  for (const table of [
    ...sorted.filter(isLink),
    ...sorted.filter(t => !isLink(t)),
  ]) {
    addTable(model, table, shapes.get(table.name)!, resolver, names, report);
  }
  return model;
}

function hubOf(table: SourceTable, key: string[]): Hub {
  const { collisionCode } = table.settings;
  return {
    name: table.hubName,
    businessKey: key.map(c => vaultColumn(table, c)),
    sources: [
      {
        source: table.source,
        table: table.name,
        columns: key,
        ...(collisionCode !== undefined && { collisionCode }),
      },
    ],
  };
}

function addTable(
  model: SourceModel,
  of: SourceTable,
  shape: Shape,
  resolver: Resolver,
  names: VaultNames,
  report: Report,
): void {
  const at = { source: of.source, table: of.name };
  if (shape.is === 'refused') {
    model.refused.push({ rule: 'R10', ...at, reason: shape.reason });
  } else if (shape.is === 'reference') {
    model.references.push({ name: renamed(of.hubName, 'ref'), ...at });
  } else if (shape.is === 'link' || shape.is === 'event') {
    const link = tableLink(of, shape, resolver, names, report);
    const used = [...of.key, ...memberColumns([link])];
    const parent: Parent = { name: link.name, kind: 'link' };
    model.links.push(link);
    model.satellites.push(...satellites(of, parent, used, [], names, report));
  } else {
    addToHub(model, of, shape, resolver, names, report);
  }
}

/** A table whose rows belong to one hub: the hub's own, a subtype, or a multi-active set. */
function addToHub(
  model: SourceModel,
  of: SourceTable,
  shape: Extract<Shape, { is: 'hub' | 'subtype' | 'multi-active' }>,
  resolver: Resolver,
  names: VaultNames,
  report: Report,
): void {
  const own = shape.is === 'hub' ? [] : [shape.parent];
  const owner: Target | undefined =
    shape.is === 'hub'
      ? hubTarget(of, resolver)
      : resolve(of, shape.parent, resolver)[0];
  if (!owner) {
    model.refused.push({
      rule: 'R13',
      source: of.source,
      table: of.name,
      reason: `the business key of ${own[0].toTable} cannot be looked up in one step. Set lakehouse.kind: hub, or lakehouse.businessKey at ${own[0].toTable}.`,
    });
    return;
  }
  const childKeys = shape.is === 'multi-active' ? shape.childKeys : [];
  const links =
    shape.is === 'multi-active'
      ? []
      : foreignKeyLinks(
          of,
          owner,
          otherForeignKeys(of, own),
          resolver,
          names,
          report,
        );
  const used = [...owner.columns, ...memberColumns(links)].filter(
    column => !childKeys.includes(column),
  );
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
  model.links.push(...links);
  model.satellites.push(
    ...satellites(of, parent, used, childKeys, names, report),
  );
}

/** Columns that a link carries: they need no place in a satellite. */
function memberColumns(links: Link[]): string[] {
  return links.flatMap(link => link.hubs.flatMap(member => member.columns));
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

function reportDangling(of: SourceTable, report: Report): void {
  for (const fk of of.dangling) {
    report.add(
      'R13',
      of,
      `${fk.columns.join(', ')} -> ${fk.toTable} stays a plain column`,
      'the contract has no such table or column',
    );
  }
}
