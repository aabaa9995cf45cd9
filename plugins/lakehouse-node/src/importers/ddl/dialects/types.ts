import {
  columnType as mysqlType,
  knowsType,
} from '../../../connections/mysql/columnType';
import { quoteName } from '../../../connections/postgres/quote';
import type { OtherDialect } from './tokens';

/** A type as it was written: `varchar2(10 char)` is the name `varchar2` with the arguments `10 char`. */
export interface WrittenType {
  name: string;
  args?: string;
  /** Words behind it: `unsigned`, `with time zone`. */
  suffix: string;
}

/** As PostgreSQL says it; `values` of an enumeration. */
export interface ReadType {
  type: string;
  values?: string[];
}

const TEXT = [
  'text',
  'ntext',
  'clob',
  'nclob',
  'long',
  'tinytext',
  'mediumtext',
  'longtext',
  'xml',
  'xmltype',
  'rowid',
  'urowid',
];
const BYTES = [
  'blob',
  'raw',
  'long raw',
  'bfile',
  'image',
  'rowversion',
  'binary',
  'varbinary',
];

const of = (type: string, names: string[]) =>
  names.map((name): [string, string] => [name, type]);

/** Types that mean the same wherever they are. */
const SHARED = new Map([
  ...of('text', TEXT),
  ...of('bytea', BYTES),
  ...of('date', ['date']),
  ...of('boolean', ['boolean', 'bool']),
  ...of('json', ['json', 'jsonb']),
  ...of('uuid', ['uuid', 'uniqueidentifier']),
  ...of('double precision', [
    'double',
    'double precision',
    'float8',
    'binary_double',
  ]),
  ...of('real', ['real', 'float4', 'binary_float']),
]);

const OWN: Record<Exclude<OtherDialect, 'mysql'>, Map<string, string>> = {
  sqlserver: new Map([
    ...of('boolean', ['bit']),
    // Of 0 to 255.
    ...of('smallint', ['tinyint', 'smallint']),
    ...of('integer', ['int', 'integer']),
    ...of('bigint', ['bigint']),
    ...of('numeric(19,4)', ['money']),
    ...of('numeric(10,4)', ['smallmoney']),
    ...of('double precision', ['float']),
    ...of('timestamp', ['datetime', 'datetime2', 'smalldatetime']),
    ...of('timestamp with time zone', ['datetimeoffset']),
    // A counter of versions, whatever its name says.
    ...of('bytea', ['timestamp']),
    ...of('time', ['time']),
    ...of('character varying(128)', ['sysname']),
  ]),
  oracle: new Map([
    // It has a time of day.
    ...of('timestamp', ['date']),
    ...of('double precision', ['float']),
    ...of('numeric(38,0)', ['integer', 'int', 'smallint']),
  ]),
  snowflake: new Map([
    ...of('numeric(38,0)', [
      'int',
      'integer',
      'bigint',
      'smallint',
      'tinyint',
      'byteint',
    ]),
    ...of('double precision', ['float', 'real', 'float4']),
    ...of('text', ['string']),
    ...of('time', ['time']),
    ...of('timestamp', [
      'datetime',
      'timestamp',
      'timestamp_ntz',
      'timestampntz',
    ]),
    ...of('timestamp with time zone', [
      'timestamp_tz',
      'timestamp_ltz',
      'timestamptz',
      'timestampltz',
    ]),
    ...of('json', ['variant', 'object', 'array', 'map']),
  ]),
};

const NUMBERS = new Set(['number', 'numeric', 'decimal', 'dec']);
const FIXED_TEXT = new Set(['char', 'nchar', 'character']);
const LONG_TEXT = new Set([
  'varchar',
  'nvarchar',
  'varchar2',
  'nvarchar2',
  'character varying',
  'char varying',
  'nchar varying',
  'string',
  'text',
]);
/** Snowflake writes out the longest text. */
const UNBOUNDED = 1_000_000;

/** A type of another dialect as PostgreSQL's that holds its values; one that is not known keeps its name, so that the importer says so. */
export function readType(
  written: WrittenType,
  dialect: OtherDialect,
): ReadType {
  const { args, suffix } = written;
  const name = written.name.toLowerCase();
  if (dialect === 'mysql') return ofMySql(name, args, suffix);
  if (NUMBERS.has(name)) return { type: number(args, dialect) };
  const zoned = /with (?:local )?time zone/i.test(suffix);
  if (name === 'timestamp' && zoned)
    return { type: 'timestamp with time zone' };
  const own = OWN[dialect].get(name);
  if (own === 'text') return { type: text('varchar', args) };
  if (own) return { type: own };
  if (dialect === 'oracle' && name === 'timestamp')
    return { type: 'timestamp' };
  if (name.startsWith('interval')) return { type: 'text' };
  if (FIXED_TEXT.has(name)) return { type: text('char', args) };
  if (LONG_TEXT.has(name)) return { type: text('varchar', args) };
  return { type: SHARED.get(name) ?? bare(name) };
}

const MYSQL_NAMES: Record<string, string> = {
  'double precision': 'double',
  dec: 'decimal',
  fixed: 'decimal',
  nchar: 'char',
  nvarchar: 'varchar',
  'character varying': 'varchar',
  character: 'char',
  int1: 'tinyint',
  int2: 'smallint',
  int3: 'mediumint',
  int4: 'int',
  int8: 'bigint',
};

function ofMySql(
  name: string,
  args: string | undefined,
  suffix: string,
): ReadType {
  // BIGINT UNSIGNED with a key.
  if (name === 'serial') return mysqlType('bigint unsigned');
  const known = Object.hasOwn(MYSQL_NAMES, name) ? MYSQL_NAMES[name] : name;
  return knowsType(known)
    ? mysqlType(
        `${known}${args === undefined ? '' : `(${args})`} ${suffix}`.trim(),
      )
    : { type: bare(name) };
}

/** Whole numbers become the smallest integer that holds as many digits, as keys are whole numbers. */
function number(args: string | undefined, dialect: OtherDialect): string {
  const [precision, scale] = (args ?? '').split(',').map(part => part.trim());
  if (!precision) {
    if (dialect === 'oracle') return 'numeric';
    return dialect === 'sqlserver' ? 'numeric(18,0)' : 'numeric(38,0)';
  }
  const digits = precision === '*' ? 38 : Number(precision);
  const places = Math.max(0, Number(scale ?? 0));
  if (!Number.isInteger(digits) || !Number.isInteger(places)) return 'numeric';
  if (places === 0 && dialect !== 'sqlserver') {
    if (digits <= 4) return 'smallint';
    if (digits <= 9) return 'integer';
    if (digits <= 18) return 'bigint';
  }
  return `numeric(${Math.max(digits, places)},${places})`;
}

/** `10 char`, `max`. */
function text(kind: 'char' | 'varchar', args: string | undefined): string {
  const [, length] = /^\s*(\d+)/.exec(args ?? '') ?? [];
  if (kind === 'char') return `character(${length ?? 1})`;
  return length && Number(length) > 0 && Number(length) < UNBOUNDED
    ? `character varying(${length})`
    : 'text';
}

function bare(name: string): string {
  return name ? quoteName(name) : 'text';
}
