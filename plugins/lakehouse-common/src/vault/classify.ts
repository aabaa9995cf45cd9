import { ForeignKey } from '../contract';
import { explain } from './explainShape';
import { Report } from './report';
import { byText } from './sets';
import { breakCycles, settle } from './settleShapes';
import { Shapes } from './shape';
import { declaredShape, rememberedShape, shapeByKey } from './shapeByKey';
import { SourceTable, SourceTables } from './table';

/** Decides for every table of one contract what it becomes: rules R1 to R4, R9 and R10, and what the contract says instead. */
export function classify(tables: SourceTables, report: Report): Shapes {
  const sorted = [...tables.values()].sort((a, b) => byText(a.name, b.name));
  const shapes = shapesByRule(sorted, tables, report);
  for (const table of sorted) {
    const before = rememberedShape(table);
    if (before) shapes.set(table.name, before);
  }
  // What is new has to fit to what is there.
  breakCycles(sorted, shapes, report);
  settle(sorted, shapes, tables);
  for (const table of sorted) explain(table, shapes, tables, report);
  return shapes;
}

function shapesByRule(
  sorted: SourceTable[],
  tables: SourceTables,
  report: Report,
): Shapes {
  const shapes: Shapes = new Map();
  for (const table of sorted) {
    const given = declaredShape(table);
    if (given) shapes.set(table.name, given);
  }
  for (const table of sorted) {
    if (shapes.has(table.name)) continue;
    const usable = table.foreignKeys.filter(fk => !isDeadEnd(shapes, fk));
    shapes.set(table.name, shapeByKey(table, usable, tables, report));
  }
  breakCycles(sorted, shapes, report);
  settle(sorted, shapes, tables);
  return shapes;
}

/** Tables that have no business key a foreign key could lead to. */
const DEAD_ENDS = ['reference', 'event', 'refused'];

function isDeadEnd(shapes: Shapes, fk: ForeignKey): boolean {
  return DEAD_ENDS.includes(shapes.get(fk.toTable)?.is ?? '');
}
