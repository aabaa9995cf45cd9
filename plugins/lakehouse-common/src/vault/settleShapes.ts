import { Report } from './report';
import { parents, Shape, Shapes } from './shape';
import { within } from './sets';
import { SourceTable, SourceTables } from './table';

/** Where every table waits for the hub of another, the one whose name comes first becomes a hub; one that is new, where there is one. */
export function breakCycles(
  sorted: SourceTable[],
  shapes: Shapes,
  report: Report,
): void {
  const isNew = (table: SourceTable) => table.before === undefined;
  const order = [...sorted.filter(isNew), ...sorted.filter(t => !isNew(t))];
  for (const table of order) {
    if (!leadsTo(table.name, table.name, shapes)) continue;
    shapes.set(table.name, { is: 'hub' });
    report.add(
      'R4',
      table,
      `${table.name} becomes a hub`,
      'its primary key refers to tables whose keys refer back to it, so one of them must stand for itself',
      ['lakehouse.kind: hub at another table of the circle'],
    );
  }
}

function leadsTo(from: string, goal: string, shapes: Shapes): boolean {
  const seen = new Set<string>();
  const stack = [from];
  while (stack.length) {
    for (const fk of parents(shapes.get(stack.pop()!))) {
      if (fk.toTable === goal) return true;
      if (!seen.has(fk.toTable)) stack.push(fk.toTable);
      seen.add(fk.toTable);
    }
  }
  return false;
}

/**
 * A satellite needs something to describe: below a link whose key its table does not hold, or when it has foreign keys of its own, it
 * becomes a link of its own. A table below a multi-active satellite has no single row to point at and becomes a hub. Repeated until
 * nothing changes; every step turns a satellite into a link or either into a hub.
 */
export function settle(
  sorted: SourceTable[],
  shapes: Shapes,
  tables: SourceTables,
): void {
  let changed = true;
  while (changed) {
    changed = false;
    for (const table of sorted) {
      const after = settled(table, shapes, tables);
      if (after) shapes.set(table.name, after);
      changed ||= after !== undefined;
    }
  }
}

function settled(
  table: SourceTable,
  shapes: Shapes,
  tables: SourceTables,
): Shape | undefined {
  const shape = shapes.get(table.name)!;
  const above = parents(shape).map(fk => shapes.get(fk.toTable)?.is);
  if (above.includes('multi-active')) return { is: 'hub' };
  if (shape.is === 'subtype') {
    return describesLink(shape, shapes) && !addsToLink(table, shape, tables)
      ? { is: 'link', members: [shape.parent], dependentKeys: [] }
      : undefined;
  }
  return shape.is === 'multi-active' && above.includes('link')
    ? { is: 'link', members: [shape.parent], dependentKeys: shape.childKeys }
    : undefined;
}

/** Whether a subtype, followed to the end, describes a link and not a hub. */
export function describesLink(
  { parent }: Extract<Shape, { is: 'subtype' }>,
  shapes: Shapes,
): boolean {
  const above = shapes.get(parent.toTable);
  return above?.is === 'subtype'
    ? describesLink(above, shapes)
    : above?.is === 'link';
}

/** Whether a table below a link holds the whole key of that link, and neither of them a foreign key besides. */
function addsToLink(
  table: SourceTable,
  { parent }: Extract<Shape, { is: 'subtype' }>,
  tables: SourceTables,
): boolean {
  const above = tables.get(parent.toTable)!;
  return (
    within(above.key, parent.toColumns) &&
    [table, above].every(({ key, foreignKeys }) =>
      foreignKeys.every(fk => within(fk.columns, key)),
    )
  );
}
