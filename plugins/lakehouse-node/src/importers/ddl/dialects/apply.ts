import { alterTable } from './alter';
import { Cursor } from './Cursor';
import { brief, DIALECT_NAMES } from './findings';
import { columnName, findTable, type Reading } from './model';
import { keyColumns, readPath, tableAt } from './names';
import { readOptions, takenFinding } from './options';
import { readElements } from './table';
import type { Token } from './tokens';

/** First words of statements that say nothing about what a table holds. */
const WITHOUT_MEANING = new Set(
  `USE SET GO INSERT UPDATE DELETE MERGE DROP GRANT REVOKE DENY LOCK UNLOCK EXEC EXECUTE CALL PRINT BEGIN COMMIT ROLLBACK START SAVE END IF
  ELSE DECLARE RETURN WHILE FOR LOOP SELECT TRUNCATE ANALYZE PROMPT REM REMARK WHENEVER SPOOL DEFINE DELIMITER SHOW EXIT QUIT RENAME
  ALTER ENABLE DISABLE PUT GET COPY LIST REMOVE UNDROP PURGE EXCEPTION RAISERROR THROW`.split(
    /\s+/,
  ),
);
const OBJECTS = new Set(
  `INDEX SEQUENCE DATABASE SCHEMA PROCEDURE PROC FUNCTION TRIGGER ROLE USER LOGIN TYPE SYNONYM PACKAGE STAGE PIPE STREAM TASK WAREHOUSE
  TABLESPACE STATISTICS EVENT SERVER FILE PARTITION CLUSTERED NONCLUSTERED FULLTEXT SPATIAL BITMAP COLUMNSTORE DIRECTORY CONTEXT
  DEFINER TAG MASKING PUBLIC XML ASSEMBLY PROFILE JAVA AGGREGATE SECURITY CERTIFICATE NETWORK STORAGE INTEGRATION EDITIONABLE NONEDITIONABLE`.split(
    /\s+/,
  ),
);
const KINDS_OF_TABLE = [
  'GLOBAL',
  'LOCAL',
  'PRIVATE',
  'TEMPORARY',
  'TEMP',
  'TRANSIENT',
  'VOLATILE',
  'HYBRID',
  'ICEBERG',
  'EXTERNAL',
  'DYNAMIC',
  'BLOCKCHAIN',
  'IMMUTABLE',
  'SHARDED',
  'DUPLICATED',
];
const BEFORE_VIEW = [
  'SECURE',
  'MATERIALIZED',
  'FORCE',
  'RECURSIVE',
  'NO FORCE',
  'EDITIONABLE',
  'NONEDITIONABLE',
];

/** Reads one statement; what is not understood becomes a finding. */
export function readStatement(tokens: Token[], reading: Reading): void {
  const cursor = new Cursor(tokens);
  const [{ value, line }] = tokens;
  if (cursor.takes('CREATE')) readCreate(cursor, tokens, reading);
  else if (cursor.takes('ALTER', 'TABLE')) alterTable(cursor, line, reading);
  else if (cursor.takesOneOf(['COMMENT IF EXISTS ON', 'COMMENT ON'])) {
    readComment(cursor, reading);
  } else if (cursor.takesOneOf(['EXEC', 'EXECUTE'])) {
    readProperty(cursor, reading);
  } else if (!WITHOUT_MEANING.has(value.toUpperCase())) {
    notUnderstood(tokens, reading);
  }
}

function readCreate(cursor: Cursor, tokens: Token[], reading: Reading): void {
  cursor.takesOneOf(['OR REPLACE', 'OR ALTER']);
  while (cursor.takesOneOf(KINDS_OF_TABLE));
  if (cursor.takes('TABLE')) {
    createTable(cursor, tokens, reading);
  } else if (cursor.takes('UNIQUE')) uniqueIndex(cursor, reading);
  else {
    while (cursor.takesOneOf(BEFORE_VIEW));
    const object = cursor.next()?.value.toUpperCase() ?? '';
    if (object === 'VIEW') {
      cursor.takesOneOf(['IF NOT EXISTS']);
      const [{ line }] = tokens;
      reading.findings.push({
        severity: 'info',
        line,
        message: `Line ${line}: the view ${
          readPath(cursor, reading.dialect)?.at(-1) ?? ''
        } is not imported; views are rebuilt as models.`,
      });
    } else if (!OBJECTS.has(object)) notUnderstood(tokens, reading);
  }
}

function createTable(cursor: Cursor, tokens: Token[], reading: Reading): void {
  const [{ line }] = tokens;
  cursor.takes('IF', 'NOT', 'EXISTS');
  const path = readPath(cursor, reading.dialect);
  if (!path) return notUnderstood(tokens, reading);
  const table = {
    ...tableAt(path),
    line,
    columns: [],
    keys: [],
    references: [],
    checks: [],
    partitionedBy: [],
  };
  const known = findTable(reading.tables, table);
  if (known?.name === table.name) {
    reading.findings.push({
      severity: 'warning',
      line,
      message: `Line ${line}: the table ${table.name} is there already; its first definition counts.`,
    });
    return undefined;
  }
  // Snowflake writes it before the columns.
  if (cursor.takes('CLUSTER', 'BY')) cursor.inside();
  const inside = cursor.inside();
  if (!inside) {
    takenFinding(table, reading, line);
    return undefined;
  }
  reading.tables.push(table);
  if (inside[0]?.kind === 'word' && /^like$/i.test(inside[0].value)) {
    takenFinding(table, reading, line);
  } else readElements(inside, table, reading);
  return readOptions(cursor, table, reading);
}

function uniqueIndex(cursor: Cursor, { tables, dialect }: Reading): void {
  cursor.takesOneOf(['CLUSTERED', 'NONCLUSTERED']);
  if (!cursor.takes('INDEX')) return;
  cursor.takes('IF', 'NOT', 'EXISTS');
  readPath(cursor, dialect);
  if (!cursor.takes('ON')) return;
  const path = readPath(cursor, dialect);
  const columns = keyColumns(cursor.inside(), dialect);
  // One for a part of the rows identifies nothing.
  const partly = cursor.rest().some(({ value }) => /^where$/i.test(value));
  const table = path && findTable(tables, tableAt(path));
  if (table && columns && !partly) table.keys.push({ kind: 'unique', columns });
}

function readComment(cursor: Cursor, { tables, dialect }: Reading): void {
  const what = cursor.takesOneOf(['TABLE', 'COLUMN']);
  const path = what && readPath(cursor, dialect);
  const text = cursor.takes('IS') && cursor.nextOf('text');
  if (!path || !text) return;
  const of = what === 'TABLE' ? path : path.slice(0, -1);
  const table = of.length ? findTable(tables, tableAt(of)) : undefined;
  if (what === 'TABLE' && table) table.comment = text.value;
  const column =
    what === 'COLUMN' &&
    table?.columns.find(({ name }) => name === columnName(table, path.at(-1)!));
  if (column) column.comment = text.value;
}

const PLACES = [
  'name',
  'value',
  'level0type',
  'level0name',
  'level1type',
  'level1name',
  'level2type',
  'level2name',
];

/** SQL Server keeps descriptions as the extended property MS_Description. */
function readProperty(cursor: Cursor, { tables, dialect }: Reading): void {
  const procedure = readPath(cursor, dialect)?.at(-1);
  if (!/^sp_addextendedproperty$/i.test(procedure ?? '')) return;
  const given = new Map<string, string>();
  for (let place = 0; !cursor.done; place += 1) {
    const token = cursor.next()!;
    const named = token.value.startsWith('@') && cursor.takes('=');
    const value = named ? cursor.next()?.value : token.value;
    const key = named ? token.value.slice(1).toLowerCase() : PLACES[place];
    if (key && value !== undefined) given.set(key, value);
    cursor.takes(',');
  }
  const name = given.get('level1name');
  const text = given.get('value');
  if (given.get('name') !== 'MS_Description' || !name || !text) return;
  const table = findTable(tables, { name, schema: given.get('level0name') });
  const of = given.get('level2name');
  const column = table?.columns.find(
    one => one.name === columnName(table, of ?? ''),
  );
  if (of && column) column.comment = text;
  else if (!of && table) table.comment = text;
}

function notUnderstood(
  tokens: Token[],
  { findings, source, dialect }: Reading,
): void {
  const [{ line }] = tokens;
  findings.push({
    severity: 'warning',
    line,
    message: `Line ${line}: this statement is not understood as ${
      DIALECT_NAMES[dialect]
    } and was passed over: ${brief(source(tokens))}`,
  });
}
