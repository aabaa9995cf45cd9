import { hashType, type TypedColumn } from '../vault/hashType';

const SMALL_INTEGERS = new Set([
  'smallint',
  'int2',
  'integer',
  'int',
  'int4',
  'smallserial',
  'serial',
]);
const SINGLE = new Set(['real', 'float4']);
const EXACT = /^(?:numeric|decimal)\s*\(\s*(\d+)\s*(?:,\s*\d+\s*)?\)$/;
/** Of a decimal in Iceberg and Spark. */
const MAX_DIGITS = 38;

/** A type of PostgreSQL without its case. */
export function physicalOf({ physicalType }: TypedColumn): string {
  return (physicalType ?? '').toLowerCase().trim();
}

/**
 * The Spark type that ingestion gives the raw column of a PostgreSQL column, as `ingestion/lakehouse_ingest/column_types.py` does. What
 * becomes of a change of type follows from it.
 */
export function rawType(column: TypedColumn): string {
  const physical = physicalOf(column);
  const type = hashType(column);
  if (type === 'integer') {
    return SMALL_INTEGERS.has(physical) ? 'int' : 'bigint';
  }
  if (type === 'timestamp') {
    return hasZone(physical) ? 'timestamp' : 'timestamp_ntz';
  }
  const scale = /^decimal\((\d+)\)$/.exec(type)?.[1];
  return scale === undefined
    ? type
    : `decimal(${digits(column, Number(scale))},${scale})`;
}

function digits(column: TypedColumn, scale: number): number {
  const physical = physicalOf(column);
  const declared = EXACT.exec(physical)?.[1];
  if (declared) return Math.min(Math.max(Number(declared), scale), MAX_DIGITS);
  if (column.logicalTypeOptions?.multipleOf !== undefined) {
    return Math.max(18, scale + 12);
  }
  return SINGLE.has(physical) ? 18 : MAX_DIGITS;
}

function hasZone(physical: string): boolean {
  return (
    physical.startsWith('timestamptz') ||
    /^timestamp.*with time zone$/.test(physical)
  );
}
