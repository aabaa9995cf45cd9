/** Types of Iceberg whose values ingestion delivers as a type of PostgreSQL's; see `sources/typed_columns.py` of the platform. */
const TYPES: Record<string, string> = {
  boolean: 'boolean',
  int: 'integer',
  long: 'bigint',
  float: 'real',
  double: 'double precision',
  date: 'date',
  timestamp: 'timestamp without time zone',
  timestamptz: 'timestamp with time zone',
  string: 'text',
  uuid: 'uuid',
  binary: 'bytea',
  // Nested values arrive as JSON text.
  struct: 'json',
  list: 'json',
  map: 'json',
};

const DECIMAL = /^decimal\((\d+), ?(\d+)\)$/;
const FIXED = /^fixed\[\d+\]$/;

/** The type of a column in the words of PostgreSQL; undefined for one that Spark cannot open a table with. */
export function columnType(type: string): string | undefined {
  const [, precision, scale] = DECIMAL.exec(type) ?? [];
  if (precision) return `numeric(${precision},${scale})`;
  if (FIXED.test(type)) return 'bytea';
  return Object.hasOwn(TYPES, type) ? TYPES[type] : undefined;
}
