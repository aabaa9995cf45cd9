import { Cursor, elements } from './Cursor';
import { readColumn, readReference } from './column';
import { clauseFinding } from './findings';
import type { OtherTable, Reading } from './model';
import { keyColumns, listedValues } from './names';
import { passOver } from './passOver';
import type { Token } from './tokens';

/** Beginnings of elements of a table that are no columns and say nothing about what is loaded. */
const WITHOUT_MEANING = [
  'KEY',
  'INDEX',
  'FULLTEXT',
  'SPATIAL',
  'PERIOD',
  'SUPPLEMENTAL',
];

const isNamed = ({ kind, value }: Token) =>
  (kind === 'word' || kind === 'name') && value !== '';

const startsConstraint = (cursor: Cursor) =>
  ['PRIMARY', 'UNIQUE', 'FOREIGN', 'CHECK'].some(word => cursor.sees(word));

/** Reads what stands in the parentheses of CREATE TABLE, or behind ADD. */
export function readElements(
  tokens: Token[],
  table: OtherTable,
  reading: Reading,
): void {
  const parts = elements(tokens);
  // Keys name columns that may stand behind them.
  const constraints = parts.filter(part => !isColumn(part));
  parts.filter(isColumn).forEach(part => {
    if (isNamed(part[0])) readColumn(part, table, reading);
    else clauseFinding(new Cursor(part), reading, table.name);
  });
  constraints.forEach(part => readConstraint(part, table, reading));
}

const CONSTRAINTS = [
  'CONSTRAINT',
  'PRIMARY KEY',
  'UNIQUE',
  'FOREIGN KEY',
  'CHECK',
  'LIKE',
  'DEFAULT',
  ...WITHOUT_MEANING,
];

function isColumn(part: Token[]): boolean {
  const cursor = new Cursor(part);
  const found = cursor.takesOneOf(CONSTRAINTS);
  if (!found) return true;
  // `key varchar(10)` is a column of this name.
  return WITHOUT_MEANING.includes(found) && !isIndex(cursor);
}

/** Behind KEY: its name, if it has one, and columns. */
function isIndex(cursor: Cursor): boolean {
  cursor.takesOneOf(['KEY', 'INDEX', 'FOR SYSTEM_TIME', 'LOG']);
  if (cursor.sees('(')) return true;
  cursor.nextOf('word', 'name');
  cursor.takesOneOf(['USING BTREE', 'USING HASH']);
  const inside = cursor.inside();
  // A type has numbers there.
  return Boolean(inside?.length && inside[0].kind !== 'number');
}

function readConstraint(
  part: Token[],
  table: OtherTable,
  reading: Reading,
): void {
  const { dialect } = reading;
  const cursor = new Cursor(part);
  if (cursor.takes('CONSTRAINT') && !startsConstraint(cursor)) cursor.next();
  if (cursor.takesOneOf([...WITHOUT_MEANING, 'DEFAULT'])) return undefined;
  if (cursor.takes('CHECK')) {
    const listed = listedValues(cursor.inside() ?? [], dialect);
    if (listed) table.checks.push(listed);
  } else if (cursor.takes('FOREIGN', 'KEY')) {
    if (!cursor.sees('(')) cursor.next();
    const columns = keyColumns(cursor.inside(), dialect) ?? [];
    if (cursor.takes('REFERENCES')) {
      readReference(cursor, columns, table, reading);
    }
  } else {
    const kind = cursor.takesOneOf(['PRIMARY KEY', 'UNIQUE']);
    if (!kind) return clauseFinding(cursor, reading, table.name);
    readKey(cursor, kind === 'UNIQUE' ? 'unique' : 'primary', table, reading);
  }
  while (!cursor.done) {
    const comment = cursor.takes('COMMENT') && cursor.nextOf('text');
    if (!comment && !passOver(cursor))
      clauseFinding(cursor, reading, table.name);
  }
  return undefined;
}

function readKey(
  cursor: Cursor,
  kind: 'primary' | 'unique',
  table: OtherTable,
  { dialect }: Reading,
): void {
  cursor.takesOneOf(['KEY', 'INDEX']);
  cursor.takesOneOf(['CLUSTERED', 'NONCLUSTERED']);
  // MySQL names its keys.
  if (!cursor.sees('(')) cursor.nextOf('word', 'name');
  cursor.takesOneOf(['USING BTREE', 'USING HASH']);
  const columns = keyColumns(cursor.inside(), dialect);
  if (columns) table.keys.push({ kind, columns });
}
