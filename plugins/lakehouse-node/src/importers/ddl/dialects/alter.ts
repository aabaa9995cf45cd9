import { Cursor, elements } from './Cursor';
import { clauseFinding } from './findings';
import { columnName, findTable, type OtherTable, type Reading } from './model';
import { nameOf, readPath, tableAt } from './names';
import { readColumn } from './column';
import { readElements } from './table';
import type { Token } from './tokens';

/** Changes of a table that say nothing about what it holds. */
const WITHOUT_MEANING = [
  'CHECK',
  'NOCHECK',
  'ENABLE',
  'DISABLE',
  'SET',
  'ENGINE',
  'AUTO_INCREMENT',
  'CLUSTER',
  'ORDER',
  'REBUILD',
  'LOGGING',
  'NOLOGGING',
  'DEFAULT',
  'CONVERT',
  'VALIDATE',
  'MOVE',
  'PARALLEL',
  'NOPARALLEL',
  'SWITCH',
  'ALTER INDEX',
  'COMMENT',
];

const ACTIONS = [
  'MODIFY',
  'CHANGE',
  'DROP',
  'ALTER',
  'RENAME',
  ...WITHOUT_MEANING,
];

const startsAnew = (cursor: Cursor) =>
  ACTIONS.some(words => cursor.sees(...words.split(' ')));

/** `ALTER TABLE`: columns and keys that are added, and columns that are described anew; other changes become findings. */
export function alterTable(
  cursor: Cursor,
  line: number,
  reading: Reading,
): void {
  cursor.takesOneOf(['IF EXISTS', 'ONLY']);
  const path = readPath(cursor, reading.dialect);
  const table = path && findTable(reading.tables, tableAt(path));
  if (!table) {
    reading.findings.push({
      severity: 'warning',
      line,
      message: `Line ${line}: ${
        path?.at(-1) ?? 'a table'
      } is changed, which no statement creates.`,
    });
    return;
  }
  cursor.takesOneOf(['WITH CHECK', 'WITH NOCHECK']);
  // SQL Server says ADD once, MySQL at every part.
  let adding = false;
  for (const part of elements(cursor.rest())) {
    const own = new Cursor(part);
    if (own.takes('ADD')) adding = true;
    else if (startsAnew(own)) adding = false;
    if (adding) addElements(own, table, reading);
    else change(own, part, table, reading);
  }
}

function addElements(
  cursor: Cursor,
  table: OtherTable,
  reading: Reading,
): void {
  cursor.takes('COLUMN');
  cursor.takes('IF', 'NOT', 'EXISTS');
  readElements(cursor.inside() ?? cursor.rest(), table, reading);
}

function change(
  cursor: Cursor,
  part: Token[],
  table: OtherTable,
  reading: Reading,
): void {
  if (WITHOUT_MEANING.some(words => cursor.sees(...words.split(' ')))) {
    if (cursor.takes('COMMENT')) {
      cursor.takes('=');
      table.comment = cursor.nextOf('text')?.value ?? table.comment;
    }
    return;
  }
  if (cursor.takes('MODIFY')) {
    cursor.takes('COLUMN');
    const columns = elements(cursor.inside() ?? cursor.rest());
    columns.forEach(column => describeAnew(column, table, reading));
    return;
  }
  clauseFinding(new Cursor(part), reading, table.name);
}

/** Oracle writes `MODIFY (id NOT NULL)`, tools of MySQL `MODIFY id int NOT NULL AUTO_INCREMENT`. */
function describeAnew(
  tokens: Token[],
  table: OtherTable,
  reading: Reading,
): void {
  const cursor = new Cursor(tokens);
  const name = columnName(table, nameOf(cursor.next()!, reading.dialect));
  const place = table.columns.findIndex(column => column.name === name);
  if (place < 0) return clauseFinding(new Cursor(tokens), reading, table.name);
  const before = table.columns[place];
  if (cursor.takesOneOf(['CONSTRAINT'])) cursor.next();
  if (cursor.takes('NOT', 'NULL')) {
    before.required = true;
    return undefined;
  }
  readColumn(tokens, table, reading);
  const now = table.columns.pop()!;
  table.columns[place] = {
    ...now,
    name,
    comment: now.comment ?? before.comment,
  };
  return undefined;
}
