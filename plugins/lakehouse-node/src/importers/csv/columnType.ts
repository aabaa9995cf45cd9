import type { LogicalType } from '@lakehouse/backstage-plugin-lakehouse-common';

/** Type of a column as its values show it. */
export interface InferredType {
  logicalType: LogicalType;
  /** Type to load it as, for example `numeric(8,2)`. */
  physicalType: string;
  /** Why, when the choice may surprise. */
  reason?: string;
  /** A person has to look: the values allow more than one reading. */
  warning?: string;
}

/** Integers up to this many digits fit 64 bits. */
const MAX_INTEGER_DIGITS = 18;
const MAX_PRECISION = 38;

const text = (reason?: string, warning?: string): InferredType => ({
  logicalType: 'string',
  physicalType: 'text',
  ...(reason && { reason }),
  ...(warning && { warning }),
});

const INTEGER = /^[+-]?\d+$/;
const DECIMAL = /^[+-]?(?:\d+(?:\.\d+)?|\.\d+)$/;
const COMMA_DECIMAL = /^[+-]?\d{1,3}(\.?\d{3})*,\d+$/;
const LEADING_ZERO = /^[+-]?0\d+$/;
const BOOLEAN = /^(true|false)$/i;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const TIMESTAMP =
  /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$/;
const ZONE = /(Z|[+-]\d{2}:?\d{2})$/;
const OTHER_DATE = /^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}$/;

const isDay = (value: string) => {
  const date = new Date(`${value.slice(0, 10)}T00:00:00Z`);
  return (
    !Number.isNaN(date.getTime()) &&
    date.toISOString().slice(0, 10) === value.slice(0, 10)
  );
};

/**
 * Infers the type of a column from its values. A type is chosen only if every value has it; numbers with leading zeros stay text, because
 * a code such as `01581` loses its zero as a number.
 */
export function inferType(values: string[]): InferredType {
  const present = values.filter(value => value !== '');
  const all = (pattern: RegExp) => present.every(value => pattern.test(value));
  if (!present.length) {
    return text('no value in the sample');
  }
  if (all(BOOLEAN)) {
    return { logicalType: 'boolean', physicalType: 'boolean' };
  }
  if (all(DATE) && present.every(isDay)) {
    return { logicalType: 'date', physicalType: 'date' };
  }
  if (present.every(value => DATE.test(value) || TIMESTAMP.test(value))) {
    if (present.every(isDay)) return timestamp(present);
  }
  if (all(INTEGER) && present.some(value => LEADING_ZERO.test(value))) {
    return text('text, because some values begin with 0');
  }
  if (all(INTEGER)) {
    return integer(present);
  }
  if (all(DECIMAL) && !present.some(value => LEADING_ZERO.test(value))) {
    return decimal(present);
  }
  if (
    present.every(value => COMMA_DECIMAL.test(value) || INTEGER.test(value))
  ) {
    return text(
      undefined,
      'looks like numbers with a decimal comma and is loaded as text: export them with a point to load numbers',
    );
  }
  if (all(OTHER_DATE)) {
    return text(
      undefined,
      `looks like dates such as ${present[0]}, whose order of day and month is not certain, and is loaded as text: export them as yyyy-mm-dd to load dates`,
    );
  }
  return text();
}

function timestamp(values: string[]): InferredType {
  const zoned = values.every(value => ZONE.test(value.slice(10)));
  return {
    logicalType: 'timestamp',
    physicalType: zoned ? 'timestamp with time zone' : 'timestamp',
  };
}

/** As `Math.max`, which takes no more arguments than the stack holds: a file has hundreds of thousands of values. */
const largest = (numbers: number[]) =>
  numbers.reduce((max, number) => Math.max(max, number), 0);

const digits = (value: string) => value.replace(/[^\d]/g, '').length;

function integer(values: string[]): InferredType {
  const widest = largest(values.map(digits));
  return widest <= MAX_INTEGER_DIGITS
    ? { logicalType: 'integer', physicalType: 'bigint' }
    : text('text, because some numbers are too long for 64 bits');
}

function decimal(values: string[]): InferredType {
  const parts = values.map(value => value.replace(/^[+-]/, '').split('.'));
  const scale = largest(parts.map(([, fraction = '']) => fraction.length));
  const whole = largest(parts.map(([left]) => left.length));
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
