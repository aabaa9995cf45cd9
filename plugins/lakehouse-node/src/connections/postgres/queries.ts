/** Statement timeouts in milliseconds, and the bounds of what is read. */
export const LIMITS = {
  statementMs: 15_000,
  lockMs: 5_000,
  idleMs: 60_000,
  tables: 5_000,
  columns: 200_000,
  /** Tables that are read at a time; progress is told in between. */
  batch: 50,
};

/** Oldest version whose catalog has everything that is asked for. */
export const OLDEST_VERSION = 12;

/**
 * Holds for the transaction. With nothing but the system catalog on the search path, PostgreSQL qualifies every name that it prints.
 */
export const SETTINGS = `
SELECT set_config('search_path', 'pg_catalog', true) AS path,
  set_config('statement_timeout', '${LIMITS.statementMs}', true) AS statement,
  set_config('lock_timeout', '${LIMITS.lockMs}', true) AS lock,
  set_config('idle_in_transaction_session_timeout', '${LIMITS.idleMs}', true) AS idle,
  current_setting('server_version') AS version,
  CAST(current_setting('server_version_num') AS integer) AS number`;

const OWN_TABLES = `c.relkind IN ('r', 'p') AND NOT c.relispartition
  AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = CAST('pg_class' AS regclass) AND d.objid = c.oid AND d.deptype = 'e')`;

/** Schemas with how many tables and other relations they hold; partitions and what extensions brought are not counted. */
export const SCHEMAS = `
SELECT CAST(n.nspname AS text) AS name,
  has_schema_privilege(n.oid, 'USAGE') AS usable,
  CAST(count(c.oid) FILTER (WHERE ${OWN_TABLES}) AS integer) AS tables,
  CAST(count(c.oid) FILTER (WHERE c.relkind IN ('v', 'm')) AS integer) AS views,
  CAST(count(c.oid) FILTER (WHERE c.relkind = 'f') AS integer) AS foreign_tables,
  CAST(coalesce(sum(c.relnatts) FILTER (WHERE ${OWN_TABLES}), 0) AS integer) AS columns
FROM pg_namespace n LEFT JOIN pg_class c ON c.relnamespace = n.oid
WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
GROUP BY n.oid, n.nspname ORDER BY 1`;

/** Tables of the schema $1 by name, at most $2. Partitions are walked without locking them, which pg_partition_tree() would. */
export const TABLES = `
WITH RECURSIVE chosen AS (
  SELECT c.* FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE n.nspname = CAST($1 AS text) AND ${OWN_TABLES}
), parts (root, part) AS (
  SELECT i.inhparent, i.inhrelid FROM pg_inherits i JOIN chosen ON chosen.oid = i.inhparent AND chosen.relkind = 'p'
  UNION ALL
  SELECT parts.root, i.inhrelid FROM parts JOIN pg_inherits i ON i.inhparent = parts.part
), sums AS (
  SELECT parts.root, sum(c.reltuples) FILTER (WHERE c.reltuples >= 0) AS rows
  FROM parts JOIN pg_class c ON c.oid = parts.part AND c.relkind <> 'p' GROUP BY parts.root
)
SELECT CAST(c.oid AS text) AS oid, CAST(c.relname AS text) AS name,
  has_table_privilege(c.oid, 'SELECT') AS readable,
  has_any_column_privilege(c.oid, 'SELECT') AS partly,
  row_security_active(c.oid) AS row_security,
  pg_get_partkeydef(c.oid) AS partition_key,
  obj_description(c.oid, 'pg_class') AS comment,
  CAST(CASE WHEN c.relkind = 'p' THEN sums.rows ELSE c.reltuples END AS double precision) AS rows
FROM chosen c LEFT JOIN sums ON sums.root = c.oid
ORDER BY c.relname LIMIT CAST($2 AS integer)`;

/** Readable columns of the tables in the array $1. */
export const COLUMNS = `
SELECT CAST(a.attrelid AS text) AS "table", CAST(a.attname AS text) AS name,
  format_type(a.atttypid, a.atttypmod) AS type,
  CAST(CASE WHEN e.typtype IN ('e', 'd') AND e.typnamespace <> CAST('pg_catalog' AS regnamespace)
    AND e.typnamespace <> CAST('information_schema' AS regnamespace) THEN e.oid END AS text) AS own_type,
  a.attnotnull AS required,
  CASE a.attidentity WHEN 'a' THEN 'ALWAYS' WHEN 'd' THEN 'BY DEFAULT' END AS identity,
  CASE WHEN a.attgenerated <> '' THEN pg_get_expr(d.adbin, d.adrelid) END AS generated,
  a.attgenerated = 's' AS stored,
  col_description(a.attrelid, a.attnum) AS comment
FROM pg_attribute a
JOIN pg_type t ON t.oid = a.atttypid
JOIN pg_type e ON e.oid = CASE WHEN t.typcategory = 'A' AND t.typelem <> 0 THEN t.typelem ELSE t.oid END
LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum AND a.attgenerated <> ''
WHERE a.attrelid = ANY (CAST($1 AS oid[])) AND a.attnum > 0 AND NOT a.attisdropped
  AND has_column_privilege(a.attrelid, a.attnum, 'SELECT')
ORDER BY a.attrelid, a.attnum`;

/** Keys and checks of the tables in the array $1; those that PostgreSQL makes for partitions are left out. */
export const CONSTRAINTS = `
SELECT CAST(conrelid AS text) AS "table", CAST(conname AS text) AS name,
  contype = 'f' AS "foreign", contype = 'p' AS "primary", pg_get_constraintdef(oid) AS definition
FROM pg_constraint
WHERE conrelid = ANY (CAST($1 AS oid[])) AND contype IN ('p', 'u', 'c', 'f') AND conparentid = 0
ORDER BY conrelid, contype = 'p' DESC, conname`;

/** Unique indexes without a constraint of the tables in the array $1, unless they are over expressions or parts of the rows. */
export const UNIQUE_INDEXES = `
SELECT CAST(i.indrelid AS text) AS "table", pg_get_indexdef(i.indexrelid) AS definition
FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
WHERE i.indrelid = ANY (CAST($1 AS oid[])) AND i.indisunique AND i.indisvalid AND i.indpred IS NULL AND i.indexprs IS NULL
  AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))
ORDER BY i.indrelid, c.relname`;

/** Enumerations and domains in the array $1. */
export const TYPES = `
SELECT CAST(t.oid AS text) AS oid, CAST(n.nspname AS text) AS schema, CAST(t.typname AS text) AS name,
  t.typtype = 'e' AS enumeration, t.typnotnull AS required,
  CASE WHEN t.typtype = 'd' THEN format_type(t.typbasetype, t.typtypmod) END AS base,
  CAST(CASE WHEN b.typtype IN ('e', 'd') AND b.typnamespace <> CAST('pg_catalog' AS regnamespace) THEN b.oid END AS text) AS base_type
FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
LEFT JOIN pg_type a ON a.oid = t.typbasetype
LEFT JOIN pg_type b ON b.oid = CASE WHEN a.typcategory = 'A' AND a.typelem <> 0 THEN a.typelem ELSE a.oid END
WHERE t.oid = ANY (CAST($1 AS oid[])) ORDER BY t.oid`;

export const ENUM_VALUES = `
SELECT CAST(enumtypid AS text) AS type, CAST(enumlabel AS text) AS value
FROM pg_enum WHERE enumtypid = ANY (CAST($1 AS oid[])) ORDER BY enumtypid, enumsortorder`;

export const DOMAIN_CHECKS = `
SELECT CAST(contypid AS text) AS type, CAST(conname AS text) AS name, pg_get_constraintdef(oid) AS definition
FROM pg_constraint WHERE contypid = ANY (CAST($1 AS oid[])) AND contype = 'c' ORDER BY contypid, conname`;

/** Statistics of the tables of the schema $1 whose names lie between $2 and $3: how many values, how many of them empty, but no value. */
export const STATISTICS = `
SELECT CAST(s.tablename AS text) AS "table", CAST(s.attname AS text) AS "column",
  CAST(s.n_distinct AS double precision) AS "distinct", CAST(s.null_frac AS double precision) AS nulls
FROM pg_stats s JOIN pg_namespace n ON n.nspname = s.schemaname
JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = s.tablename
WHERE s.schemaname = CAST($1 AS name) AND s.tablename BETWEEN CAST($2 AS name) AND CAST($3 AS name)
  AND s.inherited = (c.relkind = 'p')
ORDER BY 1, 2`;
