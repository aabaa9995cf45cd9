import type { InferredType } from './types';

/** Integers up to this many digits fit 64 bits. */
const MAX_INTEGER_DIGITS = 18;
const MAX_PRECISION = 38;

export const INTEGER = /^[+-]?\d+$/;
export const LEADING_ZERO = /^[+-]?0\d+$/;

export const text = (reason?: string): InferredType => ({
  logicalType: 'string',
  physicalType: 'text',
  ...(reason && { reason }),
});

/** As `Math.max`, which takes no more arguments than the stack holds: a file has hundreds of thousands of values. */
const largest = (numbers: number[]) =>
  numbers.reduce((max, one) => Math.max(max, one), 0);

const digits = (value = '') => value.replace(/\D/g, '').length;

export function integer(values: string[]): InferredType {
  return largest(values.map(digits)) <= MAX_INTEGER_DIGITS
    ? { logicalType: 'integer', physicalType: 'bigint' }
    : text('text, because some numbers are too long for 64 bits');
}

/** @param parts - what stands before the decimal separator of each value, and behind it */
export function number(parts: string[][]): InferredType {
  const whole = largest(parts.map(([left]) => digits(left)));
  const scale = largest(parts.map(([, fraction]) => digits(fraction)));
  if (whole + scale > MAX_PRECISION) {
    return text('text, because some numbers have more than 38 digits');
  }
  // Room for larger values than the sample happens to hold.
  const precision = Math.min(MAX_PRECISION, Math.max(18, whole + scale + 4));
  return {
    logicalType: 'number',
    physicalType: `numeric(${precision},${scale})`,
  };
}
