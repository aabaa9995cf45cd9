import type { Cursor } from './Cursor';

/** Clauses that say nothing about what is loaded: each is some words and, where `(…)` stands, what is in parentheses. */
const BARE = [
  'NULL',
  'CLUSTERED',
  'NONCLUSTERED',
  'ASC',
  'DESC',
  'ENABLE',
  'DISABLE',
  'VALIDATE',
  'NOVALIDATE',
  'RELY',
  'NORELY',
  'NOT ENFORCED',
  'ENFORCED',
  'VISIBLE',
  'INVISIBLE',
  'ROWGUIDCOL',
  'SPARSE',
  'FILESTREAM',
  'HIDDEN',
  'PERSISTED',
  'PERSISTENT',
  'VIRTUAL',
  'STORED',
  'NOT FOR REPLICATION',
  'NOT DEFERRABLE',
  'DEFERRABLE',
  'INITIALLY DEFERRED',
  'INITIALLY IMMEDIATE',
  'ORDER',
  'NOORDER',
  'NOT VALID',
  'LOGGING',
  'NOLOGGING',
  'NOCOMPRESS',
  'NOCACHE',
  'CACHE',
  'MATCH FULL',
  'MATCH SIMPLE',
  'MATCH PARTIAL',
  'BINARY',
  'ASCII',
  'UNICODE',
  'MASKED',
  'NOCOPY',
  'IMMEDIATE',
  'DEFERRED',
  'NO INMEMORY',
  'NOPARALLEL',
  'USING INDEX',
  'COMPUTE STATISTICS',
  'FOREIGN KEY',
];
/** Words with one word, name, text or number behind them, and parentheses where there are some. */
const WITH_ONE = [
  'CONSTRAINT',
  'COLLATE',
  'CHARACTER SET',
  'CHARSET',
  'TABLESPACE',
  'START WITH',
  'START',
  'INCREMENT BY',
  'INCREMENT',
  'PCTFREE',
  'PCTUSED',
  'INITRANS',
  'MAXTRANS',
  'ON',
  'USING',
  'MASKING POLICY',
  'WITH MASKING POLICY',
  'PROJECTION POLICY',
  'WITH PROJECTION POLICY',
  'COLUMN_FORMAT',
  'STORAGE',
  'ENCODE',
  'KEY_BLOCK_SIZE',
  'SRID',
  'WITH TAG',
  'TAG',
  'WITH',
];
const EVENTS = ['ON DELETE', 'ON UPDATE'];
const ACTIONS = ['NO ACTION', 'SET NULL', 'SET DEFAULT', 'CASCADE', 'RESTRICT'];

/** Takes a clause without meaning for what is loaded; false when another is next. */
export function passOver(cursor: Cursor): boolean {
  if (cursor.takes('DEFAULT')) {
    cursor.takes('ON', 'NULL');
    passExpression(cursor);
    return true;
  }
  if (cursor.takesOneOf(EVENTS)) {
    if (!cursor.takesOneOf(ACTIONS)) passExpression(cursor);
    return true;
  }
  if (cursor.takesOneOf(BARE)) {
    cursor.inside();
    return true;
  }
  if (!cursor.takesOneOf(WITH_ONE)) return false;
  cursor.takes('=');
  if (!cursor.inside()) passName(cursor);
  cursor.inside();
  return true;
}

/** Words that belong to the text behind them: `b'0'`, `DATE '2020-01-01'`, `_utf8mb4'a'`. */
const BEFORE_TEXT = /^(?:[bx]|date|time|timestamp|interval|_\w+)$/i;

function passName(cursor: Cursor): void {
  const token = cursor.nextOf('word', 'name', 'text', 'number');
  if (token?.kind === 'word' && BEFORE_TEXT.test(token.value)) {
    cursor.nextOf('text');
  }
  while (cursor.takes('.')) cursor.next();
}

/** One value: a constant, a call, or what is in parentheses, with signs and casts. */
function passExpression(cursor: Cursor): void {
  do {
    cursor.takesOneOf(['-', '+', 'NEXT VALUE FOR']);
    if (!cursor.inside()) passName(cursor);
    cursor.inside();
    while (cursor.takes(':', ':')) {
      passName(cursor);
      cursor.inside();
    }
  } while (cursor.takesOneOf(['+', '-', '*', '/', '| |']));
}
