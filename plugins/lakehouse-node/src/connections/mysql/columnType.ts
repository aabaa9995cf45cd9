/** A type of MySQL as the type of PostgreSQL that holds its values. */
export interface MySqlType {
  type: string;
  /** Values of an enumeration, in its order. */
  values?: string[];
}

const FIXED: Record<string, string> = {
  bool: 'boolean',
  boolean: 'boolean',
  year: 'smallint',
  // In MySQL `float` is single, but ingestion reads both as the shortest text of a double.
  float: 'double precision',
  double: 'double precision',
  real: 'double precision',
  date: 'date',
  time: 'time',
  datetime: 'timestamp',
  // Ingestion reads it in a session in UTC, as wall time.
  timestamp: 'timestamp',
  json: 'json',
  uuid: 'uuid',
  tinytext: 'text',
  text: 'text',
  mediumtext: 'text',
  longtext: 'text',
  set: 'text',
  binary: 'bytea',
  varbinary: 'bytea',
  tinyblob: 'bytea',
  blob: 'bytea',
  mediumblob: 'bytea',
  longblob: 'bytea',
};

/** Signed and unsigned: the next type that holds every value. */
const INTEGERS: Record<string, [string, string]> = {
  tinyint: ['smallint', 'smallint'],
  smallint: ['smallint', 'integer'],
  mediumint: ['integer', 'integer'],
  int: ['integer', 'bigint'],
  integer: ['integer', 'bigint'],
  bigint: ['bigint', 'numeric(20,0)'],
};

const PARTS = /^([a-z]\w*)(?:\(([^]*)\))?((?:[^\w()][^()]*)?)$/i;
const VALUE = /'((?:[^']|'')*)'/g;
const BARE = /^[a-z_][a-z0-9_]*$/;

/**
 * Reads a type as `information_schema.COLUMNS` writes it, for example `int(10) unsigned`.
 *
 * - `tinyint(1)` is a boolean, as the standard's BOOLEAN is stored; a number in it that is neither 0 nor 1 is rejected when it is loaded.
 * - Unsigned numbers get the next type that holds them all.
 * - `bit(1)` is a boolean, other bits are text: their number can have 64 digits.
 * - A type that is not known keeps its name, so that the importer says so.
 */
export function columnType(mysql: string): MySqlType {
  const [, name = mysql, args, signs = ''] = PARTS.exec(mysql) ?? [];
  const base = name.toLowerCase();
  const unsigned = /unsigned|zerofill/i.test(signs);
  if (base === 'tinyint' && args === '1' && !unsigned) {
    return { type: 'boolean' };
  }
  if (Object.hasOwn(INTEGERS, base)) {
    return { type: INTEGERS[base][unsigned ? 1 : 0] };
  }
  switch (base) {
    case 'bit':
      return { type: (args ?? '1') === '1' ? 'boolean' : 'text' };
    case 'decimal':
    case 'numeric':
      return { type: `numeric(${digits(args)})` };
    case 'char':
    case 'varchar':
      return { type: text(base, args) };
    case 'enum':
      return { type: 'text', values: valuesOf(args ?? '') };
    default:
      return { type: Object.hasOwn(FIXED, base) ? FIXED[base] : other(base) };
  }
}

const OTHERS = new Set([
  'bit',
  'decimal',
  'numeric',
  'char',
  'varchar',
  'enum',
]);

/** Whether a type, without its arguments, is one that `columnType` knows. */
export function knowsType(base: string): boolean {
  return (
    OTHERS.has(base) ||
    Object.hasOwn(INTEGERS, base) ||
    Object.hasOwn(FIXED, base)
  );
}

/** MySQL fills in 10 digits, none of them behind the point. */
function digits(args: string | undefined): string {
  const found = /^(\d+)\s*(?:,\s*(\d+))?$/.exec(args ?? '10');
  return found ? `${found[1]},${found[2] ?? 0}` : '10,0';
}

function text(base: string, args: string | undefined): string {
  const length = /^[1-9]\d*$/.test(args ?? '') ? args : undefined;
  // PostgreSQL has no text of length 0.
  if (!length)
    return base === 'char' && args === undefined ? 'character(1)' : 'text';
  return `${base === 'char' ? 'character' : 'character varying'}(${length})`;
}

function valuesOf(list: string): string[] {
  return [...list.matchAll(VALUE)].map(([, value]) =>
    value.replaceAll("''", "'"),
  );
}

function other(base: string): string {
  return BARE.test(base) ? base : 'text';
}
