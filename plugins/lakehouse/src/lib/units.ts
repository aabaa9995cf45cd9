const integer = new Intl.NumberFormat(undefined, { maximumFractionDigits: 0 });

/** `2155` as `2,155`, grouped as the reader's language does. */
export function formatCount(value: number): string {
  return integer.format(value);
}

const BYTE_UNITS = ['B', 'KB', 'MB', 'GB', 'TB', 'PB'];

/** Bytes with the unit that leaves one to three digits: `48 KB`, `1.4 GB` (1 KB = 1,000 B). */
export function formatBytes(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (Math.abs(value) >= 999.5 && unit < BYTE_UNITS.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const digits = unit > 0 && Math.abs(value) < 9.95 ? 1 : 0;
  const text = value.toLocaleString(undefined, {
    maximumFractionDigits: digits,
  });
  return `${text} ${BYTE_UNITS[unit]}`;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const STEPS: [number, string][] = [
  [DAY, 'd'],
  [HOUR, 'h'],
  [MINUTE, 'min'],
  [SECOND, 's'],
];

/**
 * A duration in milliseconds as `7 h 12 min`; `parts` = 1 gives `7 h`. The units
 * are the symbols that SI accepts, so that no translation is needed.
 */
export function formatDuration(ms: number, parts: 1 | 2 = 2): string {
  const span = Math.max(0, ms);
  const first = STEPS.findIndex(([size]) => span >= size);
  if (first < 0) return '0 s';
  const [size, symbol] = STEPS[first];
  const whole = Math.floor(span / size);
  const next = STEPS[first + 1];
  const rest = next ? Math.floor((span - whole * size) / next[0]) : 0;
  // Seconds beside minutes would only flicker.
  if (parts === 1 || rest === 0 || next?.[0] === SECOND) {
    return `${whole} ${symbol}`;
  }
  return `${whole} ${symbol} ${rest} ${next[1]}`;
}

const exactTime = new Intl.DateTimeFormat(undefined, {
  dateStyle: 'medium',
  timeStyle: 'long',
});

/** Date, time and zone of the reader, for the hover text. */
export function formatExactTime(iso: string): string {
  return exactTime.format(new Date(iso));
}
