import { acceptedValues, type ConstraintNode, texts } from './ast';
import { type DdlColumn, type DdlTable, DEFAULT_SCHEMA } from './model';

/** Adds a constraint to a table; `column` is the one it stands at, for constraints inside a column's definition. */
export function addConstraint(
  table: DdlTable,
  constraint: ConstraintNode,
  column?: DdlColumn,
): void {
  const keys = column ? [column.name] : texts(constraint.keys);
  switch (constraint.contype) {
    case 'CONSTR_PRIMARY':
      table.primaryKey = keys;
      break;
    case 'CONSTR_UNIQUE':
      table.uniques.push(keys);
      break;
    case 'CONSTR_NOTNULL':
      keys.forEach(key => requireColumn(table, key));
      break;
    case 'CONSTR_IDENTITY':
      if (column) column.required = true;
      break;
    case 'CONSTR_GENERATED':
      if (column) column.generated = true;
      break;
    case 'CONSTR_FOREIGN':
      table.foreignKeys.push({
        columns: column ? [column.name] : texts(constraint.fk_attrs),
        schema: constraint.pktable?.schemaname ?? DEFAULT_SCHEMA,
        table: constraint.pktable?.relname ?? '',
        toColumns: texts(constraint.pk_attrs),
      });
      break;
    case 'CONSTR_CHECK':
      addAcceptedValues(table, constraint);
      break;
    default:
    // Defaults, exclusions and attributes of constraints say nothing about what is loaded.
  }
}

function requireColumn(table: DdlTable, name: string): void {
  const column = table.columns.find(one => one.name === name);
  if (column) column.required = true;
}

function addAcceptedValues(table: DdlTable, constraint: ConstraintNode): void {
  const accepted = acceptedValues(constraint.raw_expr);
  const column = table.columns.find(one => one.name === accepted?.column);
  if (accepted && column) column.acceptedValues = accepted.values;
}
