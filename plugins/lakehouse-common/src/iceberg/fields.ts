import { IcebergMetadataError } from './errors';

/** A JSON object, read field by field; every accessor names the path of a fault. */
export type JsonObject = Record<string, unknown>;

/** The largest time that JavaScript and ISO 8601 can write. */
const MAX_TIME_MS = 8.64e15;

export function invalid(path: string, expected: string): IcebergMetadataError {
  return new IcebergMetadataError('invalid', `${path} ${expected}`);
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function asObject(value: unknown, path: string): JsonObject {
  if (!isObject(value)) {
    throw invalid(path, 'must be an object');
  }
  return value;
}

export function asArray(value: unknown, path: string): unknown[] {
  if (!Array.isArray(value)) {
    throw invalid(path, 'must be a list');
  }
  return value;
}

/** Absent and null are the empty list. */
export function asOptionalArray(value: unknown, path: string): unknown[] {
  return isAbsent(value) ? [] : asArray(value, path);
}

export function asString(value: unknown, path: string): string {
  if (typeof value !== 'string') {
    throw invalid(path, 'must be text');
  }
  return value;
}

export function asOptionalString(value: unknown, path: string): string | null {
  return isAbsent(value) ? null : asString(value, path);
}

export function asInteger(value: unknown, path: string): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) {
    throw invalid(path, 'must be a whole number');
  }
  return value;
}

export function asOptionalInteger(value: unknown, path: string): number | null {
  return isAbsent(value) ? null : asInteger(value, path);
}

/** Milliseconds since the epoch, inside the range that a date can show. */
export function asTime(value: unknown, path: string): number {
  const ms = asInteger(value, path);
  if (Math.abs(ms) > MAX_TIME_MS) {
    throw invalid(path, 'is not a time in milliseconds');
  }
  return ms;
}

/** A snapshot id as text. A number that JSON.parse has rounded is refused rather than shown wrong. */
export function asSnapshotId(value: unknown, path: string): string {
  if (typeof value === 'number' && Number.isSafeInteger(value)) {
    return String(value);
  }
  if (typeof value === 'string' && /^-?\d{1,20}$/.test(value)) {
    return value;
  }
  throw invalid(path, 'must be a snapshot id (a 64-bit whole number)');
}

/** Absent, null and -1 all mean that there is no snapshot. */
export function asOptionalSnapshotId(
  value: unknown,
  path: string,
): string | null {
  return isAbsent(value) || value === -1 ? null : asSnapshotId(value, path);
}

/** A key of that name would change an object that is built instead of being in it. */
const PROTO = '__proto__';

/** A map of texts, which may be the value itself; other simple values become text, as some writers put numbers there. */
export function asTextMap(
  value: unknown,
  path: string,
): Record<string, string> {
  if (isAbsent(value)) return {};
  const object = asObject(value, path);
  const keys = Object.keys(object);
  if (keys.every(key => isText(key, object[key]))) {
    return object as Record<string, string>;
  }
  const texts: Record<string, string> = {};
  for (const key of keys) {
    const entry = object[key];
    if (entry !== null && typeof entry !== 'object' && key !== PROTO) {
      texts[key] = String(entry);
    }
  }
  return texts;
}

function isText(key: string, entry: unknown): boolean {
  return typeof entry === 'string' && key !== PROTO;
}

export function isAbsent(value: unknown): value is undefined | null {
  return value === undefined || value === null;
}
