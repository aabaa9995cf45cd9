import { LIMITS } from '../postgres/queries';

/** What the server is; the same statement on MySQL and MariaDB. */
export const VERSION = 'SELECT VERSION() AS version';

/**
 * Bounds of the session. What is read is ordered and compared by the server, so its modes are set too. MySQL counts milliseconds, and for
 * SELECT only, which is all there is; MariaDB counts seconds.
 */
export const settings = (mariaDb: boolean) =>
  [
    "SET SESSION sql_mode = ''",
    `lock_wait_timeout = ${LIMITS.lockMs / 1000}`,
    `wait_timeout = ${LIMITS.idleMs / 1000}`,
    mariaDb
      ? `max_statement_time = ${LIMITS.statementMs / 1000}`
      : `max_execution_time = ${LIMITS.statementMs}`,
  ].join(', ');

const IS_TABLE = "TABLE_TYPE IN ('BASE TABLE', 'SYSTEM VERSIONED')";

/**
 * How many tables and views the database ? holds, of those that the user may see at all. Every column has a name of its own: MySQL 8 answers
 * with the names of its views in capitals, MariaDB as they were written.
 */
export const SCHEMA = `
SELECT (SELECT COUNT(*) FROM information_schema.TABLES WHERE TABLE_SCHEMA = ? AND ${IS_TABLE}) AS tables,
  (SELECT COUNT(*) FROM information_schema.TABLES WHERE TABLE_SCHEMA = ? AND TABLE_TYPE = 'VIEW') AS views,
  (SELECT COUNT(*) FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = ?) AS columns`;

/** Tables of the database ?, at most ?. */
export const TABLES = `
SELECT TABLE_NAME AS name, TABLE_ROWS AS row_count, TABLE_COMMENT AS comment
FROM information_schema.TABLES WHERE TABLE_SCHEMA = ? AND ${IS_TABLE}
ORDER BY CAST(TABLE_NAME AS BINARY) LIMIT ?`;

/** Of each table of the database ?, how many columns there are and how many may be read. Names that differ in their case are told apart. */
export const READABLE = `
SELECT TABLE_NAME AS name, COUNT(*) AS columns, SUM(FIND_IN_SET('select', PRIVILEGES) > 0) AS readable
FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = ? GROUP BY TABLE_NAME, CAST(TABLE_NAME AS BINARY)`;

/** Readable columns of the database ?, at most ?. */
export const COLUMNS = `
SELECT TABLE_NAME AS tab, COLUMN_NAME AS name, COLUMN_TYPE AS type, IS_NULLABLE AS nullable, EXTRA AS extra,
  GENERATION_EXPRESSION AS expression, COLUMN_COMMENT AS comment
FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = ? AND FIND_IN_SET('select', PRIVILEGES)
ORDER BY TABLE_NAME, ORDINAL_POSITION LIMIT ?`;

/** Parts of the indexes of the database ?, at most ?: unique ones are keys, and the first part of any says how many values a column has. */
export const INDEXES = `
SELECT TABLE_NAME AS tab, INDEX_NAME AS name, COLUMN_NAME AS col, SUB_PART AS prefix, NON_UNIQUE AS repeats, SEQ_IN_INDEX AS place,
  CARDINALITY AS cardinality
FROM information_schema.STATISTICS WHERE TABLE_SCHEMA = ? ORDER BY TABLE_NAME, INDEX_NAME, SEQ_IN_INDEX LIMIT ?`;

/** Parts of the foreign keys of the database ?, at most ?. */
export const FOREIGN_KEYS = `
SELECT TABLE_NAME AS tab, CONSTRAINT_NAME AS name, COLUMN_NAME AS col, REFERENCED_TABLE_SCHEMA AS to_schema,
  REFERENCED_TABLE_NAME AS to_table, REFERENCED_COLUMN_NAME AS to_column
FROM information_schema.KEY_COLUMN_USAGE WHERE TABLE_SCHEMA = ? AND REFERENCED_TABLE_NAME IS NOT NULL
ORDER BY TABLE_NAME, CONSTRAINT_NAME, ORDINAL_POSITION LIMIT ?`;

/** Checks of the database ?, at most ?. MariaDB alone says whose they are; there a column of JSON is text with one. */
export const CHECKS = `
SELECT TABLE_NAME AS tab, CHECK_CLAUSE AS clause
FROM information_schema.CHECK_CONSTRAINTS WHERE CONSTRAINT_SCHEMA = ? ORDER BY TABLE_NAME, CONSTRAINT_NAME LIMIT ?`;

/** How the tables of the database ? are partitioned, by their first partitions; at most ?. */
export const PARTITIONS = `
SELECT TABLE_NAME AS tab, PARTITION_METHOD AS method, PARTITION_EXPRESSION AS expression
FROM information_schema.PARTITIONS WHERE TABLE_SCHEMA = ? AND PARTITION_ORDINAL_POSITION = 1
GROUP BY TABLE_NAME, PARTITION_METHOD, PARTITION_EXPRESSION LIMIT ?`;
