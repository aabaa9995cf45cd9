import type { Inference } from '../api';
import {
  type ContractColumn,
  type ContractTable,
  foreignKeys,
  primaryKey,
} from '../contract';
import { singular } from '../names/singular';

interface Key {
  table: ContractTable;
  column: ContractColumn;
}

/** Keys of one column, by the names that other tables would call them by. */
export type ReferableKeys = ReadonlyMap<string, readonly Key[]>;

/** Tables with a key of one column, which can be referred to by its name. */
export function referableKeys(tables: readonly ContractTable[]): ReferableKeys {
  const keys = new Map<string, Key[]>();
  for (const table of tables) {
    const [name, ...more] = primaryKey(table);
    const column = table.properties.find(one => one.name === name);
    if (!column || more.length > 0) continue;
    const own = [`${singular(table.name)}_id`, `${table.name}_id`];
    for (const called of new Set(name === 'id' ? own : [name, ...own])) {
      keys.set(called, [...(keys.get(called) ?? []), { table, column }]);
    }
  }
  return keys;
}

/** References that nobody has declared but the names and types suggest. Names are no proof, so they are guesses. */
export function inferRelationships(
  table: ContractTable,
  keys: ReferableKeys,
): Inference[] {
  const declared = new Set(
    foreignKeys(table).flatMap(({ columns }) => columns),
  );
  const own = primaryKey(table);
  return table.properties.flatMap((column): Inference[] => {
    if (declared.has(column.name)) return [];
    if (own.length === 1 && own[0] === column.name) return [];
    const targets = (keys.get(column.name) ?? []).filter(
      key =>
        key.table !== table && key.column.logicalType === column.logicalType,
    );
    // Two candidates are no evidence for either.
    if (targets.length !== 1) return [];
    const [{ table: target, column: key }] = targets;
    return [
      {
        about: 'relationship',
        columns: [column.name],
        value: `${target.name}.${key.name}`,
        confidence: 'guess',
        reason: `${column.name} has the name and the type of ${target.name}.${key.name}, but no reference is declared`,
      },
    ];
  });
}
