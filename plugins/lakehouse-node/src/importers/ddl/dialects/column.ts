import { Cursor } from './Cursor';
import { clauseFinding } from './findings';
import type { OtherColumn, OtherTable, Reading } from './model';
import { keyColumns, listedValues, nameOf, readPath, tableAt } from './names';
import { passOver } from './passOver';
import type { Token } from './tokens';
import { readType, type ReadType, type WrittenType } from './types';

/** Second words of types that have two. */
const TWO_WORDS = [
  'DOUBLE PRECISION',
  'LONG RAW',
  'CHARACTER VARYING',
  'CHAR VARYING',
  'NCHAR VARYING',
  'INTERVAL YEAR',
  'INTERVAL DAY',
];
const SUFFIXES = [
  'UNSIGNED',
  'SIGNED',
  'ZEROFILL',
  'WITH TIME ZONE',
  'WITH LOCAL TIME ZONE',
  'WITHOUT TIME ZONE',
  'TO MONTH',
  'TO SECOND',
  'ARRAY',
];

/** Reads `name type …` of a table that is created or gets a column. */
export function readColumn(
  tokens: Token[],
  table: OtherTable,
  reading: Reading,
): void {
  const { dialect } = reading;
  const cursor = new Cursor(tokens);
  const name = nameOf(cursor.next()!, dialect);
  const computed = cursor.takes('AS');
  const typeless = computed || cursor.done || cursor.sees('GENERATED');
  const { type, values }: ReadType = typeless
    ? { type: 'text' }
    : readType(writtenType(cursor, reading), dialect);
  const column: OtherColumn = {
    name,
    type,
    values,
    required: false,
    identity: false,
    generated: computed,
  };
  table.columns.push(column);
  if (computed) cursor.inside();
  if (typeless) {
    // SQL Server and Oracle need not say the type of what they work out.
    reading.findings.push({
      severity: 'warning',
      table: table.name,
      line: tokens[0].line,
      message: `Line ${tokens[0].line}: the DDL does not say the type of ${table.name}.${name}; it is loaded as text.`,
    });
  }
  while (!cursor.done) readAttribute(cursor, column, table, reading);
}

function writtenType(cursor: Cursor, { source }: Reading): WrittenType {
  const two = cursor.takesOneOf(TWO_WORDS);
  let name = two?.toLowerCase() ?? '';
  if (!two) {
    name = cursor.nextOf('word', 'name')?.value ?? '';
    while (cursor.takes('.')) name = cursor.next()?.value ?? name;
  }
  const given = cursor.inside();
  const suffix: string[] = [];
  for (;;) {
    const word = cursor.takesOneOf(SUFFIXES);
    if (!word) break;
    suffix.push(word.toLowerCase());
    // TIMESTAMP(3) WITH TIME ZONE, INTERVAL DAY(2) TO SECOND(6).
    cursor.inside();
  }
  return {
    name,
    args: given && source(given),
    suffix: suffix.join(' '),
  };
}

function readAttribute(
  cursor: Cursor,
  column: OtherColumn,
  table: OtherTable,
  reading: Reading,
): void {
  const { dialect } = reading;
  if (cursor.takes('NOT', 'NULL')) column.required = true;
  else if (cursor.takes('PRIMARY', 'KEY')) {
    table.keys.push({ kind: 'primary', columns: [column.name] });
  } else if (cursor.takes('UNIQUE')) {
    cursor.takes('KEY');
    table.keys.push({ kind: 'unique', columns: [column.name] });
  } else if (dialect === 'mysql' && cursor.takes('KEY')) {
    table.keys.push({ kind: 'primary', columns: [column.name] });
  } else if (
    cursor.takesOneOf(['IDENTITY', 'AUTO_INCREMENT', 'AUTOINCREMENT'])
  ) {
    column.identity = true;
    cursor.inside();
  } else if (cursor.takes('GENERATED')) readGenerated(cursor, column);
  else if (cursor.takes('AS')) {
    cursor.inside();
    column.generated = true;
  } else if (cursor.takes('COMMENT')) {
    cursor.takes('=');
    column.comment = cursor.nextOf('text')?.value;
  } else if (cursor.takes('REFERENCES')) {
    readReference(cursor, [column.name], table, reading);
  } else if (cursor.takes('CHECK')) {
    const listed = listedValues(cursor.inside() ?? [], dialect);
    if (listed) table.checks.push(listed);
  } else if (!passOver(cursor))
    clauseFinding(cursor, reading, `${table.name}.${column.name}`);
}

function readGenerated(cursor: Cursor, column: OtherColumn): void {
  cursor.takesOneOf(['ALWAYS', 'BY DEFAULT ON NULL', 'BY DEFAULT']);
  cursor.takes('AS');
  if (cursor.takes('IDENTITY')) {
    column.identity = true;
    cursor.inside();
  } else if (cursor.inside()) column.generated = true;
  // Of tables with a history: the time since when a row holds.
  else cursor.takesOneOf(['ROW START', 'ROW END']);
}

/** Behind `REFERENCES`: the table, and its columns unless its key is meant. */
export function readReference(
  cursor: Cursor,
  columns: string[],
  table: OtherTable,
  { dialect }: Reading,
): void {
  const path = readPath(cursor, dialect);
  if (!path) return;
  const { schema, name } = tableAt(path);
  table.references.push({
    columns,
    schema,
    table: name,
    toColumns: keyColumns(cursor.inside(), dialect) ?? [],
  });
}
