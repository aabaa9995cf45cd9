import { singular } from '@lakehouse/backstage-plugin-lakehouse-common';

/** A column of a sample, as far as keys are concerned. */
export interface KeyColumn {
  name: string;
  logicalType: string;
  values: string[];
}

/** Columns that are looked at in pairs and triples; more would take long and find accidents. */
const MAX_COMBINED = 8;

/** Measures and times identify rows only by accident. */
const CAN_IDENTIFY = new Set(['integer', 'string']);

const isComplete = (column: KeyColumn) =>
  column.values.every(value => value !== '');

/** U+001F cannot stand in a cell that came through a form or an export, so it parts the members of a combination. */
const SEPARATOR = '\u001f';

function isUnique(columns: KeyColumn[]): boolean {
  const rows = columns[0].values.length;
  const seen = new Set<string>();
  for (let row = 0; row < rows; row += 1) {
    seen.add(columns.map(({ values }) => values[row]).join(SEPARATOR));
  }
  return seen.size === rows;
}

/** Ranks below this one are names that a table gives its own key. */
const OWN_NAMES = 3;

/** Smaller is likelier to be a key: the table's own id, then names that end like keys, then the order of the columns. */
function rank(table: string, name: string): number {
  const own = [`${singular(table)}_id`, `${table}_id`, 'id'];
  if (own.includes(name)) return own.indexOf(name);
  return /_(id|code|no|key|number)$/.test(name) ? OWN_NAMES : OWN_NAMES + 1;
}

function* combinations<T>(items: T[], size: number, from = 0): Generator<T[]> {
  if (size === 0) {
    yield [];
    return;
  }
  for (let i = from; i <= items.length - size; i += 1) {
    for (const rest of combinations(items, size - 1, i + 1)) {
      yield [items[i], ...rest];
    }
  }
}

/**
 * Suggests a primary key: the smallest set of columns that is complete and unique in the sample. A file without rows gets the column
 * whose name says so.
 *
 * @returns names of the columns, empty when nothing identifies a row
 */
export function suggestKey(table: string, columns: KeyColumn[]): string[] {
  const ranked = columns
    .map((column, i) => ({ column, order: [rank(table, column.name), i] }))
    .sort((a, b) => a.order[0] - b.order[0] || a.order[1] - b.order[1])
    .map(({ column }) => column);
  if (!columns[0]?.values.length) {
    const named = ranked.find(({ name }) => rank(table, name) < OWN_NAMES);
    return named ? [named.name] : [];
  }
  const candidates = ranked.filter(
    column => CAN_IDENTIFY.has(column.logicalType) && isComplete(column),
  );
  for (let size = 1; size <= 3; size += 1) {
    const pool = size === 1 ? candidates : candidates.slice(0, MAX_COMBINED);
    for (const set of combinations(pool, size)) {
      if (isUnique(set)) {
        return columns.filter(c => set.includes(c)).map(({ name }) => name);
      }
    }
  }
  return [];
}

/** A table of the sample with its key. */
export interface KeyedTable {
  name: string;
  key: string[];
  columns: KeyColumn[];
}

export interface SuggestedReference {
  column: string;
  toTable: string;
  toColumn: string;
}

/** Whether a column is the table's own key by its name: `territory_id` of `territories`. */
const isOwnKey = (table: KeyedTable, column: string) =>
  rank(table.name, column) < OWN_NAMES;

/**
 * Suggests references: a column that has the name and type of another table's one-column key, and whose values all stand there. A
 * table's own one-column key refers to nothing, unless its name says that it is the key of the other table.
 */
export function suggestReferences(
  table: KeyedTable,
  tables: KeyedTable[],
): SuggestedReference[] {
  return table.columns.flatMap(column => {
    const { name } = column;
    const candidates = tables.filter(
      other =>
        other !== table &&
        other.key.length === 1 &&
        other.key[0] === name &&
        refersTo(column, other),
    );
    const named = candidates.filter(other => isOwnKey(other, name));
    const isKey = table.key.length === 1 && table.key[0] === name;
    if (isKey && (isOwnKey(table, name) || !named.length)) return [];
    const targets = named.length ? named : candidates;
    // Two candidates are no evidence for either.
    return targets.length === 1
      ? [{ column: name, toTable: targets[0].name, toColumn: name }]
      : [];
  });
}

function refersTo(column: KeyColumn, target: KeyedTable): boolean {
  const key = target.columns.find(({ name }) => name === target.key[0])!;
  const known = new Set(key.values);
  const values = column.values.filter(value => value !== '');
  return (
    key.logicalType === column.logicalType &&
    values.length > 0 &&
    values.every(value => known.has(value))
  );
}
