import { Report } from './report';
import { parents, Shape, Shapes } from './shape';
import { SourceTable } from './table';

/** Where every table waits for the hub of another, the one whose name comes first becomes a hub. */
export function breakCycles(
  sorted: SourceTable[],
  shapes: Shapes,
  report: Report,
): void {
  for (const table of sorted) {
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
 * A satellite needs a hub to describe: below a link it becomes a link of its own. A table below a multi-active satellite has no single
 * row to point at and becomes a hub. Repeated until nothing changes; every step turns a satellite into a link or either into a hub.
 */
export function settle(sorted: SourceTable[], shapes: Shapes): void {
  let changed = true;
  while (changed) {
    changed = false;
    for (const { name } of sorted) {
      const after = settled(shapes.get(name)!, shapes);
      if (after) shapes.set(name, after);
      changed ||= after !== undefined;
    }
  }
}

function settled(shape: Shape, shapes: Shapes): Shape | undefined {
  const above = parents(shape).map(fk => shapes.get(fk.toTable)?.is);
  if (above.includes('multi-active')) return { is: 'hub' };
  if (!above.includes('link')) return undefined;
  if (shape.is === 'subtype') {
    return { is: 'link', members: [shape.parent], dependentKeys: [] };
  }
  return shape.is === 'multi-active'
    ? { is: 'link', members: [shape.parent], dependentKeys: shape.childKeys }
    : undefined;
}
