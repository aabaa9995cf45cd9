import { ForeignKey, isRequired } from '../contract';
import { sameSet, within } from './sets';
import { Shapes } from './shape';
import { SourceTable, SourceTables } from './table';
import { Prejoin } from './types';

/** A hub that a row points at, before it has a role in a link. */
export interface Target {
  hub: string;
  /** The table whose key the columns were matched with; it gives the member its role. */
  table: SourceTable;
  /** Columns of the pointing table, in the order of the hub's business key (or of `prejoin.on`). */
  columns: string[];
  /** Columns of `table` that the foreign key points at, in the same order. */
  toColumns: string[];
  nullable: boolean;
  prejoin?: Prejoin;
  collisionCode?: string;
}

/** Everything that is known when foreign keys are followed to hubs. */
export interface Resolver {
  tables: SourceTables;
  shapes: Shapes;
  /** Business key columns of the tables that own rows of a hub. */
  keys: Map<string, string[]>;
}

/**
 * The hubs a foreign key leads to: one when it points at a hub or a subtype, several when it points at a link, none when what it
 * points at has no business key that can be looked up in one step.
 */
export function resolve(
  from: SourceTable,
  fk: ForeignKey,
  resolver: Resolver,
): Target[] {
  const to = resolver.tables.get(fk.toTable);
  if (!to) return [];
  const nullable = fk.columns.some(
    name => !isRequired(from.columns.get(name)!),
  );
  return keyOf(to, resolver)
    .map(target => hop(fk, to, target))
    .filter((target): target is Target => target !== undefined)
    .map(target => ({ ...target, nullable: nullable || target.nullable }));
}

/** Where a table itself holds the keys of hubs. Circles were broken by `classify`, so this ends. */
function keyOf(table: SourceTable, resolver: Resolver): Target[] {
  const shape = resolver.shapes.get(table.name);
  if (shape?.is === 'hub') {
    const columns = resolver.keys.get(table.name)!;
    return [
      {
        hub: table.hubName,
        table,
        columns,
        toColumns: columns,
        nullable: false,
        collisionCode: table.settings.collisionCode,
      },
    ];
  }
  if (shape?.is === 'subtype') return resolve(table, shape.parent, resolver);
  if (shape?.is === 'link' && !shape.dependentKeys.length) {
    return shape.members.flatMap(fk => resolve(table, fk, resolver));
  }
  return [];
}

/** Carries a target of `to` over to the table that points at `to`; `undefined` when two look-ups would be needed. */
function hop(
  fk: ForeignKey,
  to: SourceTable,
  target: Target,
): Target | undefined {
  const common = { ...target, table: to };
  if (within(target.columns, fk.toColumns)) {
    return {
      ...common,
      columns: target.columns.map(c => fk.columns[fk.toColumns.indexOf(c)]),
      toColumns: target.columns,
    };
  }
  if (target.prejoin) return undefined;
  return {
    ...common,
    columns: fk.columns,
    toColumns: fk.toColumns,
    prejoin: { table: to.name, on: fk.toColumns, select: target.columns },
  };
}

/** Whether two foreign keys stand in the same columns. */
export function sameColumns(a: ForeignKey, b: ForeignKey): boolean {
  return sameSet(a.columns, b.columns);
}
