import { ForeignKey } from '../contract';
import type { Parent } from './satellites';
import { describesLink } from './settleShapes';
import { Shape } from './shape';
import { SourceTable, vaultColumn } from './table';
import type { Setting } from './tableModel';
import { HeldKey, Link } from './types';

/** R4 below a link: where a table holds the parts of that link's key; `undefined` when it describes a hub. */
export function describedLink(
  of: SourceTable,
  shape: Extract<Shape, { is: 'subtype' }>,
  { resolver: { tables, shapes }, links }: Setting,
): Parent | undefined {
  if (!describesLink(shape, shapes)) return undefined;
  let here = (column: string) => renamedBy(shape.parent, column);
  let table = shape.parent.toTable;
  for (let at = shapes.get(table); at?.is === 'subtype'; ) {
    const { parent } = at;
    const below = here;
    here = column => below(renamedBy(parent, column));
    table = parent.toTable;
    at = shapes.get(table);
  }
  const link = links.find(
    one => one.source === of.source && one.table === tables.get(table)!.name,
  );
  return link && { name: link.name, kind: 'link', link: held(of, link, here) };
}

/** Name in the pointing table of a column that it points at. */
function renamedBy({ columns, toColumns }: ForeignKey, column: string): string {
  return columns[toColumns.indexOf(column)] ?? column;
}

function held(
  of: SourceTable,
  link: Link,
  here: (column: string) => string,
): NonNullable<Parent['link']> {
  return {
    members: link.hubs.map(
      ({ columns, prejoin, collisionCode }): HeldKey => ({
        columns: columns.map(here),
        ...(prejoin && { prejoin }),
        ...(collisionCode !== undefined && { collisionCode }),
      }),
    ),
    dependentKeys: [...link.dependentKeys, ...link.hashedWith].map(({ name }) =>
      vaultColumn(of, here(name)),
    ),
  };
}
