import type { Node } from './ast';
import {
  type DdlForeignKey,
  type DdlModel,
  type DdlTable,
  findTable,
} from './model';

/** `ALTER TABLE … RENAME`: what refers to the old name follows. */
export function rename(model: DdlModel, node: Node): undefined {
  const table: DdlTable | undefined =
    node.relation && findTable(model, node.relation);
  if (table && node.renameType === 'OBJECT_TABLE') {
    for (const { foreignKeys } of model.tables) {
      const keys = foreignKeys.filter(key => pointsAt(key, table));
      for (const key of keys) key.table = node.newname;
    }
    table.name = node.newname;
  }
  if (table && node.renameType === 'OBJECT_COLUMN') {
    const column = table.columns.find(({ name }) => name === node.subname);
    if (column) column.name = node.newname;
    renameInKeys(model, table, node.subname, node.newname);
  }
  return undefined;
}

/** Keys follow their column: those of its table, and foreign keys that point at it. */
function renameInKeys(
  model: DdlModel,
  table: DdlTable,
  from: string,
  to: string,
): void {
  const renamed = (names: string[]) =>
    names.map(name => (name === from ? to : name));
  table.primaryKey = renamed(table.primaryKey);
  table.partitionedBy = renamed(table.partitionedBy);
  table.uniques = table.uniques.map(renamed);
  for (const key of table.foreignKeys) key.columns = renamed(key.columns);
  for (const { foreignKeys } of model.tables) {
    for (const key of foreignKeys) {
      if (pointsAt(key, table)) key.toColumns = renamed(key.toColumns);
    }
  }
}

function pointsAt(key: DdlForeignKey, table: DdlTable): boolean {
  return key.table === table.name && key.schema === table.schema;
}
