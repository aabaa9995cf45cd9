import type { ContractColumn } from '../contract';
import { physicalOf, rawType } from './rawType';

/**
 * `widened`: the raw column can follow, Iceberg rewrites nothing. `narrowed`: the contract holds more than the database. `retyped`: neither
 * holds all values of the other, or Iceberg has no way from one to the other.
 */
export type TypeChange = 'widened' | 'narrowed' | 'retyped';

const PROMOTIONS = new Set(['int bigint', 'float double']);
const DECIMAL = /^decimal\((\d+),(\d+)\)$/;
const TEXT_WITH_LENGTH =
  /^(?:character varying|varchar|character|char|bpchar)\s*\(\s*(\d+)\s*\)$/;

/**
 * How the type that the database has now relates to that of the contract, by the rules of ingestion (`type_changes.py`); `undefined` when
 * they agree, or the contract's type decides. Ingestion stores texts of any length, but the rule `maxLength` of the contract counts.
 */
export function typeChange(
  was: ContractColumn,
  now: ContractColumn,
): TypeChange | undefined {
  const physical = physicalOf(now);
  if (!physical || physical === physicalOf(was)) return undefined;
  const wanted = rawType(was);
  if (wanted === 'string') return lengthChange(was, now);
  const found = rawType(withTypeOf(was, now));
  if (found === wanted || contractDecides(was, now)) return undefined;
  if (isPromotion(wanted, found)) return 'widened';
  return isPromotion(found, wanted) ? 'narrowed' : 'retyped';
}

/** The column of the contract with the type that the database has now; what the contract says besides stays. */
export function withTypeOf(
  was: ContractColumn,
  now: ContractColumn,
): ContractColumn {
  return {
    ...was,
    ...(now.logicalType && { logicalType: now.logicalType }),
    physicalType: now.physicalType,
  };
}

/** Most characters of a text; `undefined` for other types and texts of any length. */
export function textLength(column: ContractColumn): number | undefined {
  const [, length] = TEXT_WITH_LENGTH.exec(physicalOf(column)) ?? [];
  return length === undefined ? undefined : Number(length);
}

function lengthChange(
  was: ContractColumn,
  now: ContractColumn,
): TypeChange | undefined {
  const before = textLength(was);
  const after = textLength(now) ?? Infinity;
  if (rawType(now) !== 'string' || before === undefined || before === after) {
    return undefined;
  }
  return before < after ? 'widened' : 'narrowed';
}

/** Whether Iceberg can turn a column of one type into the other: int to bigint, float to double, more digits of a decimal. */
function isPromotion(from: string, to: string): boolean {
  if (PROMOTIONS.has(`${from} ${to}`)) return true;
  const [, digits, scale] = DECIMAL.exec(from) ?? [];
  const [, moreDigits, sameScale] = DECIMAL.exec(to) ?? [];
  return (
    digits !== undefined &&
    scale === sameScale &&
    Number(moreDigits) > Number(digits)
  );
}

/** The database's type says little, and the contract more: a number without precision, numbers that are integers. */
function contractDecides(was: ContractColumn, now: ContractColumn): boolean {
  const wanted = rawType(was);
  const found = rawType(withTypeOf(was, now));
  const isUnbounded = ['numeric', 'decimal'].includes(physicalOf(now));
  if (isUnbounded || !physicalOf(was)) {
    return (
      /^(decimal|int|bigint)/.test(wanted) && /^(decimal|int$)/.test(found)
    );
  }
  return (
    wanted.startsWith('decimal') &&
    (found === 'int' || found === 'bigint' || physicalOf(now) === 'money')
  );
}
