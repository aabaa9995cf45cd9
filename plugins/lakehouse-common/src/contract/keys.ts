import { ContractColumn, ContractTable } from './types';

/** A foreign key, however the contract wrote it. */
export interface ForeignKey {
  columns: string[];
  toTable: string;
  toColumns: string[];
}

/** Names of the primary key's columns, by `primaryKeyPosition`; empty when the table has none. */
export function primaryKey(table: ContractTable): string[] {
  return table.properties
    .map((column, index) => ({ column, index }))
    .filter(({ column }) => column.primaryKey)
    .sort(
      (a, b) => position(a.column) - position(b.column) || a.index - b.index,
    )
    .map(({ column }) => column.name);
}

/** Columns without a position (the standard's default is -1) come after those that have one. */
function position(column: ContractColumn): number {
  const given = column.primaryKeyPosition;
  return given !== undefined && given > 0 ? given : Number.MAX_SAFE_INTEGER;
}

/** Whether a column may not be NULL: it says so, or it is part of the primary key. */
export function isRequired(column: ContractColumn): boolean {
  return Boolean(column.required || column.primaryKey);
}

/**
 * Foreign keys of a table in declaration order: those at its columns first, then those at the table. References that are not
 * `table.column` (paths into other contracts) and keys that are stated twice are left out.
 */
export function foreignKeys(table: ContractTable): ForeignKey[] {
  const found: ForeignKey[] = [];
  for (const column of table.properties) {
    for (const { to } of column.relationships ?? []) {
      add(found, [`${table.name}.${column.name}`], asList(to));
    }
  }
  for (const { from, to } of table.relationships ?? []) {
    add(found, asList(from), asList(to));
  }
  return found;
}

function add(found: ForeignKey[], from: string[], to: string[]): void {
  const columns = from.map(splitReference);
  const targets = to.map(splitReference);
  if (!columns.length || columns.length !== targets.length) return;
  if ([...columns, ...targets].some(part => part === undefined)) return;
  const key: ForeignKey = {
    columns: columns.map(part => part!.column),
    toTable: targets[0]!.table,
    toColumns: targets.map(part => part!.column),
  };
  if (targets.some(part => part!.table !== key.toTable)) return;
  if (!found.some(other => same(other, key))) found.push(key);
}

function same(a: ForeignKey, b: ForeignKey): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** `orders.order_id` -> its parts; `undefined` for any other notation. */
export function splitReference(
  reference: string,
): { table: string; column: string } | undefined {
  const match = /^([A-Za-z_]\w*)\.([A-Za-z_]\w*)$/.exec(reference);
  return match ? { table: match[1], column: match[2] } : undefined;
}

export function asList(value: string | string[]): string[] {
  return Array.isArray(value) ? value : [value];
}
