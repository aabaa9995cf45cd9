import { text } from './plainTypes';
import type { InferredType } from './types';

const DATE = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})$/;
const MONTHS = 12;

interface Parts {
  value: string;
  first: number;
  second: number;
  separator: string;
  year: string;
}

function parts(value: string): Parts | undefined {
  const [, first, separator, second, year] = DATE.exec(value) ?? [];
  return year
    ? { value, separator, year, first: Number(first), second: Number(second) }
    : undefined;
}

const isDay = (year: number, month: number, day: number) => {
  const date = new Date(Date.UTC(year, month - 1, day));
  return (
    month >= 1 &&
    month <= MONTHS &&
    date.getUTCMonth() === month - 1 &&
    date.getUTCDate() === day
  );
};

/**
 * Dates such as 01/02/2024, whose first number may be the day or the month. The order is certain when only one makes days of all values;
 * otherwise it is asked. Years of two digits do not tell their century and stay text.
 *
 * @returns undefined when the values are something else
 */
export function ambiguousDates(present: string[]): InferredType | undefined {
  const dates = present.map(parts);
  const [{ separator } = { separator: '' }] = dates as Parts[];
  if (!dates.every(date => date?.separator === separator)) return undefined;
  const all = dates as Parts[];
  if (all.some(({ year }) => year.length !== 4)) {
    return {
      ...text(),
      warning: `looks like dates such as ${present[0]}, whose century is not certain, and is loaded as text: export them as yyyy-mm-dd to load dates`,
    };
  }
  const dayFirst = all.every(({ year, first, second }) =>
    isDay(Number(year), second, first),
  );
  const monthFirst = all.every(({ year, first, second }) =>
    isDay(Number(year), first, second),
  );
  const date = (...order: string[]): InferredType => ({
    logicalType: 'date',
    physicalType: 'date',
    dateFormat: [...order, 'yyyy'].join(separator),
  });
  const asDayFirst = date('dd', 'MM');
  const asMonthFirst = date('MM', 'dd');
  if (dayFirst && monthFirst) {
    const differing = all.find(({ first, second }) => first !== second);
    return {
      ...text(),
      question: {
        example: (differing ?? all[0]).value,
        choices: [
          { as: 'day-first', type: asDayFirst },
          { as: 'month-first', type: asMonthFirst },
          { as: 'text', type: text() },
        ],
      },
    };
  }
  if (!dayFirst && !monthFirst) {
    return text('text: it looks like dates, but some values are no days');
  }
  const { value } = all.find(
    ({ first, second }) => (dayFirst ? first : second) > MONTHS,
  )!;
  return {
    ...(dayFirst ? asDayFirst : asMonthFirst),
    reason: `a date with the ${
      dayFirst ? 'day' : 'month'
    } first: ${value} allows no other order`,
  };
}
