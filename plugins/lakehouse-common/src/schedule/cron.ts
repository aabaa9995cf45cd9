interface Field {
  name: string;
  low: number;
  high: number;
  words?: string[];
  /** Forms that only this field has. */
  special?: RegExp;
}

const MONTHS = 'JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC'.split(' ');
const DAYS = 'SUN MON TUE WED THU FRI SAT'.split(' ');

const FIELDS: Field[] = [
  { name: 'minutes', low: 0, high: 59 },
  { name: 'hours', low: 0, high: 23 },
  {
    name: 'day of month',
    low: 1,
    high: 31,
    special: /^(?:\?|L|LW|(?:[1-9]|[12]\d|3[01])W)$/,
  },
  { name: 'month', low: 1, high: 12, words: MONTHS },
  {
    name: 'day of week',
    low: 1,
    high: 7,
    words: DAYS,
    special: /^(?:\?|L|(?:[1-7]|SUN|MON|TUE|WED|THU|FRI|SAT)(?:L|#[1-5]))$/,
  },
  { name: 'year', low: 1970, high: 2199 },
];

/** Glue starts a trigger at most this often. */
const MIN_MINUTES = 5;
const HOUR = 60;

/** The six fields without `cron(…)` around them. */
export function cronFields(text: string): string {
  const inner = /^cron\((.*)\)$/i.exec(text.trim())?.[1] ?? text;
  return inner.trim().split(/\s+/).join(' ').toUpperCase();
}

/** What is wrong with an AWS cron expression, as the end of a sentence; undefined when it can be used. */
export function cronProblem(text: string): string | undefined {
  const parts = text.trim().split(/\s+/);
  if (text.length > 200 || parts.length !== FIELDS.length) {
    return `it has ${parts.length} fields; write six: minutes hours day-of-month month day-of-week year, for example 0 6 * * ? *`;
  }
  const wrong = FIELDS.findIndex((field, i) => !valuesOf(field, parts[i]));
  if (wrong >= 0) {
    const { name, low, high } = FIELDS[wrong];
    return `${JSON.stringify(
      parts[wrong],
    )} is no ${name}; write * or numbers from ${low} to ${high}, such as 1,2 or 1-5 or 0/10`;
  }
  const [minutes, , dayOfMonth, , dayOfWeek] = parts;
  if ((dayOfMonth === '?') === (dayOfWeek === '?')) {
    return 'day of month and day of week exclude each other; write ? in exactly one of the two, for example 0 6 ? * MON *';
  }
  return smallestGap(valuesOf(FIELDS[0], minutes)!) < MIN_MINUTES
    ? `it is due more often than every ${MIN_MINUTES} minutes, which Glue does not do; write 0/${MIN_MINUTES} as minutes, or less often`
    : undefined;
}

/** Values that a field stands for; undefined when it cannot be read. Empty for the forms that only one field has. */
function valuesOf(field: Field, text: string): Set<number> | undefined {
  const { special } = field;
  if (special?.test(text)) return new Set();
  const all = new Set<number>();
  for (const part of text.split(',')) {
    const values = rangeOf(field, part);
    if (!values) return undefined;
    values.forEach(value => all.add(value));
  }
  return all;
}

function rangeOf(
  { low, high, words }: Field,
  part: string,
): number[] | undefined {
  const [, range, step] = /^([^/]+)(?:\/(\d{1,4}))?$/.exec(part) ?? [];
  if (range === undefined || (step !== undefined && Number(step) < 1)) {
    return undefined;
  }
  const numberOf = (word: string) => {
    const place = words?.indexOf(word) ?? -1;
    if (place >= 0) return place + 1;
    return /^\d{1,4}$/.test(word) ? Number(word) : NaN;
  };
  const ends = range === '*' ? [low, high] : range.split('-').map(numberOf);
  const [from, to = step === undefined ? from : high] = ends;
  if (ends.length > 2 || !(from >= low && from <= to && to <= high)) {
    return undefined;
  }
  const values = [];
  for (let one = from; one <= to; one += Number(step ?? 1)) values.push(one);
  return values;
}

/** Minutes between two runs, also over the end of the hour. */
function smallestGap(minutes: Set<number>): number {
  const sorted = [...minutes].sort((a, b) => a - b);
  const gaps = sorted.map((one, i) =>
    i === 0 ? one + HOUR - sorted[sorted.length - 1] : one - sorted[i - 1],
  );
  return Math.min(HOUR, ...gaps);
}
