import type { ContractColumn } from '../contract';
import { trimEnd } from '../names/trimEnd';

/** What decides how a value is written before it is hashed. */
export interface TypedColumn {
  logicalType?: string;
  physicalType?: string;
  logicalTypeOptions?: ContractColumn['logicalTypeOptions'];
}

const BINARY = ['bytea', 'binary', 'varbinary', 'blob'];
const SINGLE = ['real', 'float4'];
const DOUBLE = ['double precision', 'double', 'float8', 'float'];
const EXACT = /^(?:numeric|decimal)\s*\(\s*\d+\s*(?:,\s*(\d+)\s*)?\)$/;

/**
 * The type of hash spec v1 (`dbt/macros/hash/canonical_text.sql`) that a column is hashed as. It follows the type that ingestion gives the
 * raw column (`ingestion/lakehouse_ingest/column_types.py`): binary floats arrive as decimals of a declared scale.
 */
export function hashType(column: TypedColumn): string {
  const physical = (column.physicalType ?? '').toLowerCase().trim();
  if (BINARY.includes(physical)) return 'binary';
  if (physical.endsWith('[]')) return 'string';
  switch (column.logicalType) {
    case 'integer':
    case 'boolean':
    case 'date':
    case 'timestamp':
      return column.logicalType;
    case 'number':
      return `decimal(${scale(column, physical)})`;
    default:
      return 'string';
  }
}

/** Types whose values have the same text where they are equal. */
const SAME_TEXT = ['integer', 'decimal(0)', 'string'];

/** The type as which equal values of all the given types have the same text; `undefined` when there is none. */
export function commonType(types: string[]): string | undefined {
  if (types.every(type => type === types[0])) return types[0];
  if (!types.every(type => SAME_TEXT.includes(type))) return undefined;
  return types.includes('string') ? 'string' : 'integer';
}

/** Whether every value that had a text as one type has the same as another. */
export function keepsText(before: string, after: string): boolean {
  return (
    before === after ||
    (before !== 'string' && commonType([before, after]) !== undefined)
  );
}

function scale({ logicalTypeOptions }: TypedColumn, physical: string): number {
  const exact = EXACT.exec(physical);
  if (exact) return Number(exact[1] ?? 0);
  const declared = decimalPlaces(logicalTypeOptions?.multipleOf);
  if (declared !== undefined) return declared;
  if (SINGLE.includes(physical)) return 6;
  if (DOUBLE.includes(physical)) return 12;
  return 10;
}

/** Digits after the point of a step such as `0.01` or `1e-3`. */
function decimalPlaces(step: unknown): number | undefined {
  const match = /^\d*(?:\.(\d*))?(?:e([+-]?\d+))?$/i.exec(
    typeof step === 'number' || typeof step === 'string' ? String(step) : '-',
  );
  if (!match) return undefined;
  const places = trimEnd(match[1] ?? '', '0');
  return Math.max(0, places.length - Number(match[2] ?? 0));
}
