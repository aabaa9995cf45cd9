import type { LogicalType } from '@lakehouse/backstage-plugin-lakehouse-common';
import { ambiguousDates } from './dates';
import { commaNumbers } from './commaNumbers';
import { INTEGER, LEADING_ZERO, integer, number, text } from './plainTypes';
import type { InferredType } from './types';

const DECIMAL = /^[+-]?(?:\d+(?:\.\d+)?|\.\d+)$/;
const BOOLEAN = /^(true|false)$/i;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const TIMESTAMP =
  /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$/;
const ZONE = /(Z|[+-]\d{2}:?\d{2})$/;

/** Whether a text begins with a day of the calendar, written as yyyy-MM-dd. */
export const isDay = (value: string) => {
  const date = new Date(`${value.slice(0, 10)}T00:00:00Z`);
  return (
    !Number.isNaN(date.getTime()) &&
    date.toISOString().slice(0, 10) === value.slice(0, 10)
  );
};

/**
 * Infers the type of a column from its values. A type is chosen only if every value has it; numbers with leading zeros stay text, because
 * a code such as `01581` loses its zero as a number. Values that can mean several things are text with a question.
 */
export function inferType(values: string[]): InferredType {
  const present = values.filter(value => value !== '');
  const all = (pattern: RegExp) => present.every(value => pattern.test(value));
  if (!present.length) {
    return text('text: no value in the sample');
  }
  if (all(BOOLEAN)) return simple('boolean');
  const time = isoTime(present);
  if (time) return time;
  if (all(INTEGER)) {
    return present.some(value => LEADING_ZERO.test(value))
      ? text('text, because some values begin with 0')
      : integer(present);
  }
  if (all(DECIMAL) && !present.some(value => LEADING_ZERO.test(value))) {
    return number(present.map(value => value.split('.')));
  }
  return commaNumbers(present) ?? ambiguousDates(present) ?? text();
}

/** The date or timestamp that every value is, written as ISO 8601; undefined if one is not. */
export function isoTime(present: string[]): InferredType | undefined {
  const all = (test: (value: string) => boolean) => present.every(test);
  if (all(value => DATE.test(value)) && all(isDay)) return simple('date');
  return all(value => DATE.test(value) || TIMESTAMP.test(value)) && all(isDay)
    ? timestamp(present)
    : undefined;
}

function simple(type: LogicalType): InferredType {
  return { logicalType: type, physicalType: type };
}

function timestamp(values: string[]): InferredType {
  const zoned = values.every(value => ZONE.test(value.slice(10)));
  return {
    logicalType: 'timestamp',
    physicalType: zoned ? 'timestamp with time zone' : 'timestamp',
  };
}
