import type { Cursor } from './Cursor';
import { clauseFinding } from './findings';
import type { OtherTable, Reading } from './model';
import { nameOf } from './names';

/** What may stand behind the columns of a table, and is about how it is stored. */
const STORAGE = new Set(
  `ENGINE AUTO_INCREMENT DEFAULT CHARACTER CHARSET COLLATE ROW_FORMAT KEY_BLOCK_SIZE STATS_PERSISTENT STATS_AUTO_RECALC STATS_SAMPLE_PAGES
  AVG_ROW_LENGTH MAX_ROWS MIN_ROWS CHECKSUM PACK_KEYS DELAY_KEY_WRITE COMPRESSION ENCRYPTION PAGE_COMPRESSED TABLESPACE UNION INSERT_METHOD
  ON TEXTIMAGE_ON FILESTREAM_ON WITH SEGMENT PCTFREE PCTUSED INITRANS MAXTRANS STORAGE LOGGING NOLOGGING COMPRESS NOCOMPRESS ROW CACHE
  NOCACHE PARALLEL NOPARALLEL MONITORING NOMONITORING ORGANIZATION LOB VARRAY ENABLE DISABLE RESULT_CACHE FLASHBACK INMEMORY NO CLUSTER
  CLUSTERING DATA_RETENTION_TIME_IN_DAYS MAX_DATA_EXTENSION_TIME_IN_DAYS CHANGE_TRACKING DEFAULT_DDL_COLLATION ENABLE_SCHEMA_EVOLUTION
  STAGE_FILE_FORMAT STAGE_COPY_OPTIONS COPY TAG SYSTEM VERSIONING AS_NODE AS_EDGE DIRECTORY DATA INDEX START TRANSACTION EXTERNAL_VOLUME
  CATALOG BASE_LOCATION TARGET_LAG WAREHOUSE READ`.split(/\s+/),
);
const TAKES_COLUMNS_FROM = ['AS', 'LIKE', 'CLONE', 'SELECT', 'USING TEMPLATE'];

/** Reads what stands behind the parentheses of CREATE TABLE: the comment and the partitions; how it is stored is passed over. */
export function readOptions(
  cursor: Cursor,
  table: OtherTable,
  reading: Reading,
): void {
  while (!cursor.done) {
    if (cursor.takes('COMMENT')) {
      cursor.takes('=');
      table.comment = cursor.nextOf('text')?.value;
    } else if (cursor.takes('PARTITION', 'BY')) {
      readPartitions(cursor, table, reading);
    } else if (
      TAKES_COLUMNS_FROM.some(words => cursor.sees(...words.split(' ')))
    ) {
      takenFinding(table, reading, cursor.token!.line);
      cursor.rest();
    } else if (cursor.token!.kind === 'sign') {
      if (!cursor.inside()) cursor.next();
    } else if (STORAGE.has(cursor.token!.value.toUpperCase())) {
      passOption(cursor);
    } else {
      clauseFinding(cursor, reading, table.name);
    }
  }
}

/** Says that columns of a table are not in the DDL. */
export function takenFinding(
  { name }: OtherTable,
  { findings }: Reading,
  line: number,
): void {
  findings.push({
    severity: 'warning',
    line,
    table: name,
    message: `Line ${line}: ${name} takes columns from a query or from another table; those are not imported. Write them out.`,
  });
}

/** An option with its value: `ENGINE=InnoDB`, `PCTFREE 10`, `WITH (…)`, `CLUSTER BY (…)`, `SEGMENT CREATION IMMEDIATE`. */
function passOption(cursor: Cursor): void {
  cursor.next();
  cursor.takesOneOf(['BY', 'SET', 'CREATION']);
  cursor.takes('=');
  if (cursor.inside()) return;
  const next = cursor.token;
  const another =
    next?.kind === 'word' &&
    (STORAGE.has(next.value.toUpperCase()) ||
      cursor.sees('COMMENT') ||
      cursor.sees('PARTITION'));
  if (next && !another && next.kind !== 'sign') {
    cursor.next();
    cursor.inside();
  }
}

function readPartitions(
  cursor: Cursor,
  table: OtherTable,
  { dialect }: Reading,
): void {
  cursor.takes('LINEAR');
  cursor.takesOneOf([
    'RANGE COLUMNS',
    'LIST COLUMNS',
    'RANGE',
    'LIST',
    'HASH',
    'KEY',
  ]);
  const inside = cursor.inside() ?? [];
  const names = new Set(table.columns.map(({ name }) => name));
  table.partitionedBy = [
    ...new Set(
      inside
        .filter(({ kind }) => kind === 'word' || kind === 'name')
        .map(token => nameOf(token, dialect))
        .filter(name => names.has(name)),
    ),
  ];
  // What each partition holds.
  cursor.rest();
}
