import { printable } from '../errors';

const MAX_TEXT = 200;

/**
 * A partition as people write it: `day=2026-02-01, country=DE`.
 *
 * @param values - as they are stored: hours, months and years count from 1970
 * @param transforms - by the name of the partition field
 */
export function partitionLabel(
  values: Record<string, unknown>,
  transforms: Map<string, string>,
): string {
  const parts = Object.entries(values).map(
    ([name, value]) => `${name}=${valueText(value, transforms.get(name))}`,
  );
  return printable(parts.join(', '), MAX_TEXT);
}

function valueText(value: unknown, transform: string | undefined): string {
  if (value === null || value === undefined) return 'null';
  if (value instanceof Uint8Array) {
    const hex = [...value.subarray(0, 16)].map(byte =>
      byte.toString(16).padStart(2, '0'),
    );
    return `0x${hex.join('')}`;
  }
  if (typeof value === 'number') {
    switch (transform) {
      case 'year':
        return String(1970 + value);
      case 'month':
        return isoTime(Date.UTC(1970, value), 7);
      case 'day':
        return isoTime(value * 86_400_000, 10);
      case 'hour':
        return isoTime(value * 3_600_000, 13);
      default:
    }
  }
  return String(value);
}

function isoTime(ms: number, length: number): string {
  const time = new Date(ms);
  return Number.isNaN(time.getTime())
    ? 'out of range'
    : time.toISOString().slice(0, length);
}
