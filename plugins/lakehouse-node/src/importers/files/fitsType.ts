import {
  getCustomProperty,
  LAKEHOUSE_PROPERTY,
  rawType,
  trimEnd,
  type ContractColumn,
  type NumberFormat,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { isDay } from './columnType';

const BOOLEAN = /^\s*(t|true|y|yes|1|f|false|n|no|0)\s*$/i;
const BINARY = /^\\x([0-9a-f]{2})*$/i;
const INTEGER = /^\s*[+-]?\d+\s*$/;
const DECIMAL = /^\s*[+-]?(?:(\d+)(?:\.(\d*))?|\.(\d+))(?:e([+-]?\d+))?\s*$/i;
const FLOATS = /^(real|float[48]?|double( precision)?)$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
/** Spark has microseconds: what is finer would be cut. */
const TIME = '\\d{4}-\\d{2}-\\d{2}([ T]\\d{2}:\\d{2}(:\\d{2}([.]\\d{1,6}0*)?)?';
const TIMESTAMP = new RegExp(`^${TIME}(?![:.\\d]).*)?$`);
const LOCAL_TIMESTAMP = new RegExp(`^${TIME})?$`);
const CLOCK = /^.{10}[ T](\d{2}):(\d{2})(?::(\d{2}))?/;
const BITS = { int: 31n, bigint: 63n };
const ORDERED_DATE = /^(dd?|MM?|yyyy)([./-])(dd?|MM?|yyyy)\2(dd?|MM?|yyyy)$/;

type Fits = (value: string) => boolean;

/**
 * Whether texts of CSV and JSON are values of the type that a column of a contract declares, as ingestion decides it (`text_values.py`,
 * `written.py`): rows with others are rejected.
 */
export function fitsType(column: ContractColumn): Fits {
  const type = rawType(column);
  const plain = plainNumber(column);
  switch (type) {
    case 'string':
      return () => true;
    case 'binary':
      return value => BINARY.test(value);
    case 'boolean':
      return value => BOOLEAN.test(value);
    case 'date':
      return datesOf(String(column.logicalTypeOptions?.format ?? ''));
    case 'timestamp':
      return value => TIMESTAMP.test(value) && isMoment(value);
    case 'timestamp_ntz':
      return value => LOCAL_TIMESTAMP.test(value) && isMoment(value);
    case 'int':
    case 'bigint':
      return value => isInteger(plain(value), BITS[type]);
    default: {
      const size = decimalSize(type);
      const isRounded = FLOATS.test((column.physicalType ?? '').toLowerCase());
      return value => {
        const digits = decimalDigits(plain(value));
        return (
          digits !== undefined &&
          digits.whole <= size.precision - size.scale &&
          (isRounded || digits.scale <= size.scale)
        );
      };
    }
  }
}

/** Digits of Spark's type of a decimal. */
export function decimalSize(type: string): {
  precision: number;
  scale: number;
} {
  const [, precision, scale] = /^decimal\((\d+),(\d+)\)$/.exec(type) ?? [];
  return { precision: Number(precision), scale: Number(scale) };
}

/** Digits before and behind the point that a value needs; undefined for what is no number. */
export function decimalDigits(
  value: string | undefined,
): { whole: number; scale: number } | undefined {
  const [match, left = '', right, only] = DECIMAL.exec(value ?? '') ?? [];
  if (match === undefined) return undefined;
  const power = Number(/e([+-]?\d+)/i.exec(match)?.[1] ?? 0);
  const fraction = trimEnd(right ?? only ?? '', '0');
  const whole = left.replace(/^0+/, '');
  return {
    whole: Math.max(0, whole.length + power),
    scale: Math.max(0, fraction.length - power),
  };
}

/** The number as it is written with a point and nothing else; undefined for one that is not written as the contract says. */
export function plainNumber(
  column: ContractColumn,
): (value: string) => string | undefined {
  const { decimalChar = '.', groupChar = '' } =
    getCustomProperty<NumberFormat>(column, LAKEHOUSE_PROPERTY.numberFormat) ??
    {};
  if (decimalChar === '.' && !groupChar) return value => value;
  const group = `\\u{${groupChar.codePointAt(0)?.toString(16) ?? '0'}}`;
  const point = `\\u{${decimalChar.codePointAt(0)!.toString(16)}}`;
  const grouped = groupChar ? `|\\d{1,3}(?:${group}\\d{3})+` : '';
  const written = new RegExp(
    `^\\s*[+\\-]?(?:\\d+${grouped})(?:${point}\\d+)?\\s*$`,
    'u',
  );
  return value =>
    written.test(value)
      ? value.replaceAll(groupChar || '\0', '').replace(decimalChar, '.')
      : undefined;
}

function isMoment(value: string): boolean {
  const [, hours = 0, minutes = 0, seconds = 0] = CLOCK.exec(value) ?? [];
  const isTime =
    Number(hours) < 24 && Number(minutes) < 60 && Number(seconds) < 60;
  return isTime && isDay(value);
}

/** 7.0 is the integer 7. */
function isInteger(value: string | undefined, bits: bigint): boolean {
  const whole = value?.replace(/\.0*(?=\s*$)/, '') ?? '';
  if (!INTEGER.test(whole)) return false;
  const number = BigInt(whole.trim().replace('+', ''));
  return number >= -(1n << bits) && number < 1n << bits;
}

/** Dates as a format of the contract says, and always ISO 8601. */
function datesOf(format: string): Fits {
  const [match, a, separator, b, c] = ORDERED_DATE.exec(format) ?? [];
  const order = [a, b, c].map(part => part?.[0]);
  const isIso: Fits = value => DATE.test(value) && isDay(value);
  if (!match || new Set(order).size < 3) return isIso;
  return value => {
    const parts = value.trim().split(separator);
    const of = (part: string) => parts[order.indexOf(part)] ?? '';
    const isWritten =
      parts.length === 3 &&
      /^\d{4}$/.test(of('y')) &&
      [of('M'), of('d')].every(part => /^\d{1,2}$/.test(part));
    return isWritten
      ? isDay(
          [of('y'), of('M'), of('d')].map(p => p.padStart(2, '0')).join('-'),
        )
      : isIso(value);
  };
}
