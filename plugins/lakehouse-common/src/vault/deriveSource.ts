import { Contract } from '../contract';
import { businessKey } from './businessKey';
import { classify } from './classify';
import { linkIdentity } from './foreignKeyLinks';
import { TableMemory, tableId, VaultMemory } from './memory';
import { VaultNames } from './names';
import { Report } from './report';
import { Resolver } from './resolve';
import { satelliteIdentity } from './satellites';
import { byText } from './sets';
import { SourceTable, SourceTables, sourceTables, vaultColumn } from './table';
import { tableModel, TableModel } from './tableModel';
import {
  Hub,
  Link,
  ReferenceTable,
  Refusal,
  Satellite,
  StatusSatellite,
} from './types';

/** The part of a model that one contract gives. */
export interface SourceModel {
  hubs: Hub[];
  links: Link[];
  satellites: Satellite[];
  status: StatusSatellite[];
  references: ReferenceTable[];
  refused: Refusal[];
  tables: SourceTables;
  /** By `<source>.<table>`. */
  memory: Record<string, TableMemory>;
}

/** Runs the rules over the tables of one contract, by name, so that their order in the contract does not matter. */
export function deriveSource(
  contract: Contract,
  leaveOut: ReadonlySet<string>,
  memory: VaultMemory,
  report: Report,
): SourceModel {
  const tables = sourceTables(contract, leaveOut, memory);
  const shapes = classify(tables, report);
  const sorted = [...tables.values()].sort((a, b) => byText(a.name, b.name));
  const hubTables = sorted.filter(t => shapes.get(t.name)?.is === 'hub');
  const keys = new Map(hubTables.map(t => [t.name, businessKey(t, report)]));
  const resolver: Resolver = { tables, shapes, keys };
  const names = new VaultNames(rememberedNames(sorted));
  for (const table of sorted) reportDangling(table, report);
  // Links named after their table come first: their names never give way to those of single foreign keys.
  const isLink = (t: SourceTable) =>
    ['link', 'event'].includes(shapes.get(t.name)!.is);
  const order = [...sorted.filter(isLink), ...sorted.filter(t => !isLink(t))];
  const links: Link[] = [];
  const parts = order.map(table => {
    const setting = { resolver, links, names, report };
    const part = tableModel(table, shapes.get(table.name)!, setting);
    links.push(...(part.links ?? []));
    return { table, part };
  });
  const all = <T>(pick: (part: TableModel) => T[] | undefined): T[] =>
    parts.flatMap(({ part }) => pick(part) ?? []);
  return {
    hubs: hubTables.map(table => hubOf(table, keys.get(table.name)!)),
    links,
    satellites: all(part => part.satellites),
    status: all(part => part.status),
    references: all(part => part.references),
    refused: all(part => part.refused),
    tables,
    memory: Object.fromEntries(
      parts.flatMap(({ table, part }) =>
        part.memory ? [[tableId(table.source, table.name), part.memory]] : [],
      ),
    ),
  };
}

/** Names that earlier runs have given, by what has them. */
function rememberedNames(tables: SourceTable[]): Map<string, string> {
  return new Map(
    tables.flatMap(of => {
      if (!of.before) return [];
      const { links, satellites, shape } = of.before;
      const own = shape === 'link' || shape === 'event';
      return [
        ...links.map(({ foreignKeys, name }): [string, string] => [
          own ? tableId(of.source, of.name) : linkIdentity(of, foreignKeys),
          name,
        ]),
        ...(shape === 'reference' ? [] : satellites).map(
          ({ split, name }): [string, string] => [
            satelliteIdentity(of, split),
            name,
          ],
        ),
      ];
    }),
  );
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
