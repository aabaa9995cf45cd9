import type { ContractColumn, ContractTable } from '../contract';
import type { TableComparison } from './compareTable';
import { sourceName } from './sourceNames';
import { textLength, withTypeOf } from './typeChange';

/** The table of the contract with new columns, last, and wider types of the database; nothing else of it changes. */
export function accepted(
  table: ContractTable,
  { added, widened }: TableComparison,
): ContractTable {
  const wider = new Map(widened.map(one => [one.was, one.now]));
  return {
    ...table,
    properties: [
      ...table.properties.map(was => {
        const now = wider.get(was);
        return now ? widerColumn(was, now) : was;
      }),
      ...added.map(({ name, now }) => newColumn(name, now)),
    ],
  };
}

/** A rule for the length that only says what the type said follows the type; a stricter one was written by people. */
function widerColumn(was: ContractColumn, now: ContractColumn): ContractColumn {
  const column = withTypeOf(was, now);
  const { maxLength, ...options } = was.logicalTypeOptions ?? {};
  if (maxLength === undefined || maxLength !== textLength(was)) return column;
  const longer = textLength(now);
  const all =
    longer === undefined
      ? options
      : { ...was.logicalTypeOptions, maxLength: longer };
  const { logicalTypeOptions: _, ...rest } = column;
  return Object.keys(all).length > 0
    ? { ...column, logicalTypeOptions: all }
    : (rest as ContractColumn);
}

/** Rows that were loaded before have no value in it, and keys are never changed by themselves. */
function newColumn(name: string, now: ContractColumn): ContractColumn {
  const {
    name: _,
    physicalName: __,
    required,
    primaryKey,
    primaryKeyPosition,
    ...rest
  } = now;
  const original = sourceName(now);
  return {
    name,
    ...(original !== name && { physicalName: original }),
    ...rest,
  };
}
