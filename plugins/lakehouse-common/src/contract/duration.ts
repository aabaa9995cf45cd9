const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Units that people and other tools write, by their length in milliseconds. */
const UNITS: Record<string, number> = {};
for (const [ms, names] of [
  [SECOND, 's sec second seconds'],
  [MINUTE, 'm min minute minutes'],
  [HOUR, 'h hr hour hours'],
  [DAY, 'd day days'],
  [7 * DAY, 'w week weeks'],
] as const) {
  for (const name of names.split(' ')) UNITS[name] = ms;
}

/** Milliseconds of a value with a unit (`6`, `h`); `undefined` when it is not a positive duration we know. */
export function durationMs(
  value: number | string,
  unit: string,
): number | undefined {
  const ms = UNITS[unit.trim().toLowerCase()];
  const number = Number(String(value).trim() || NaN);
  if (!ms || !Number.isFinite(number) || number <= 0) return undefined;
  const total = Math.round(number * ms);
  return total > 0 && Number.isSafeInteger(total) ? total : undefined;
}

/**
 * Milliseconds of a duration as people write it: `30m`, `6h`, `1 day`, `1h 30m`; `undefined` when it cannot be read.
 */
export function parseDuration(text: string): number | undefined {
  if (text.length > 50) return undefined;
  // Quadratic, on texts of 50 characters.
  /* eslint-disable regexp/no-super-linear-move */
  const parts = text.trim().match(/\d+(?:\.\d+)?\s*[a-z]+/gi) ?? [];
  const rest = text.replace(/\d+(?:\.\d+)?\s*[a-z]+/gi, '').trim();
  /* eslint-enable regexp/no-super-linear-move */
  if (!parts.length || rest) return undefined;
  let total = 0;
  for (const part of parts) {
    const [, value, unit] = /^([\d.]+)\s*([a-z]+)$/i.exec(part)!;
    const ms = durationMs(value, unit);
    if (ms === undefined) return undefined;
    total += ms;
  }
  return total;
}

/** A duration as the largest whole unit: 21600000 -> `{ value: 6, unit: 'h' }`. Seconds are the finest. */
export function toUnit(ms: number): { value: number; unit: string } {
  if (ms % DAY === 0) return { value: ms / DAY, unit: 'd' };
  if (ms % HOUR === 0) return { value: ms / HOUR, unit: 'h' };
  if (ms % MINUTE === 0) return { value: ms / MINUTE, unit: 'm' };
  return { value: ms / SECOND, unit: 's' };
}

/** A duration in short words: `6 h`, `1 d`, `1 h 30 min`. */
export function durationText(ms: number): string {
  const parts: string[] = [];
  let rest = ms;
  for (const [size, word] of [
    [DAY, 'd'],
    [HOUR, 'h'],
    [MINUTE, 'min'],
    [SECOND, 's'],
  ] as const) {
    const count = Math.floor(rest / size);
    if (count) parts.push(`${count} ${word}`);
    rest -= count * size;
  }
  return parts.join(' ') || '0 s';
}

const ISO =
  /^P(?=\d|T)(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;

/**
 * Milliseconds of a duration as ISO 8601 writes it: `PT1H`, `P1D`, `P1DT12H`; `undefined` for anything else. Months and years have no
 * fixed length and are left out.
 */
export function parseIsoDuration(text: string): number | undefined {
  const match = ISO.exec(text);
  if (!match) return undefined;
  const sizes = [7 * DAY, DAY, HOUR, MINUTE, SECOND];
  const total = sizes.reduce(
    (sum, size, i) => sum + size * Number(match[i + 1] ?? 0),
    0,
  );
  return Number.isSafeInteger(total) ? total : undefined;
}
