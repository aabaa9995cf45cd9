import type { SchemaElement } from 'hyparquet';

/** What a column arrives as in ingestion, or why a table with it cannot be read at all. */
export type ParquetType = { type: string } | { unreadable: string };

const SIGNED = ['smallint', 'smallint', 'integer', 'bigint'];
const UNSIGNED = ['smallint', 'integer', 'bigint', 'decimal(20,0)'];
const WIDTHS = [8, 16, 32, 64];

const known = (type: string): ParquetType => ({ type });
const unreadable = (what: string): ParquetType => ({ unreadable: what });

/**
 * The type of a column of a Parquet file as ingestion names it (`typed_columns.py`): what Spark makes of it, in the words of contracts. Nested
 * columns arrive as JSON text. Types that Spark refuses keep the whole file from being read.
 */
export function parquetType(element: SchemaElement): ParquetType {
  if (element.num_children || element.repetition_type === 'REPEATED') {
    return known('json');
  }
  switch (element.type) {
    case 'BOOLEAN':
      return known('boolean');
    case 'INT32':
      return ofInteger(element, 'integer');
    case 'INT64':
      return ofInteger(element, 'bigint');
    case 'INT96':
      return known('timestamp with time zone');
    case 'FLOAT':
      return known('real');
    case 'DOUBLE':
      return known('double precision');
    case 'FIXED_LEN_BYTE_ARRAY':
      return ofFixed(element);
    default:
      return ofBytes(element);
  }
}

function ofInteger(element: SchemaElement, plain: string): ParquetType {
  const { logical_type: logical, converted_type: converted } = element;
  if (isDecimal(element)) return ofDecimal(element);
  if (logical?.type === 'DATE' || converted === 'DATE') return known('date');
  if (logical?.type === 'TIME' || converted?.startsWith('TIME_')) {
    return unreadable('TIME');
  }
  if (logical?.type === 'TIMESTAMP') {
    if (logical.unit === 'NANOS') return unreadable('TIMESTAMP(NANOS)');
    return known(
      logical.isAdjustedToUTC ? 'timestamp with time zone' : 'timestamp',
    );
  }
  if (converted?.startsWith('TIMESTAMP_')) {
    return known('timestamp with time zone');
  }
  if (logical?.type === 'INTEGER') {
    const names = logical.isSigned ? SIGNED : UNSIGNED;
    return known(names[WIDTHS.indexOf(logical.bitWidth)] ?? plain);
  }
  const [, sign, width] = /^(U?)INT_(\d+)$/.exec(converted ?? '') ?? [];
  return width
    ? known((sign ? UNSIGNED : SIGNED)[WIDTHS.indexOf(Number(width))] ?? plain)
    : known(plain);
}

function ofFixed(element: SchemaElement): ParquetType {
  if (isDecimal(element)) return ofDecimal(element);
  const named = element.logical_type?.type ?? element.converted_type;
  return named ? unreadable(named) : known('bytea');
}

const TEXTS = new Set(['STRING', 'ENUM', 'JSON', 'UTF8']);

function ofBytes(element: SchemaElement): ParquetType {
  if (isDecimal(element)) return ofDecimal(element);
  const named = element.logical_type?.type ?? element.converted_type;
  return known(named && TEXTS.has(named) ? 'text' : 'bytea');
}

function isDecimal({ logical_type: logical, converted_type }: SchemaElement) {
  return logical?.type === 'DECIMAL' || converted_type === 'DECIMAL';
}

const MAX_DIGITS = 38;

function ofDecimal(element: SchemaElement): ParquetType {
  const { logical_type: logical } = element;
  const { precision = 0, scale = 0 } =
    logical?.type === 'DECIMAL' ? logical : element;
  const written = `decimal(${precision},${scale})`;
  return precision > MAX_DIGITS
    ? unreadable(written.toUpperCase())
    : known(written);
}
