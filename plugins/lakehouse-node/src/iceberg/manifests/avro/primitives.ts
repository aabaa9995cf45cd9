import { broken, type ByteReader } from './ByteReader';

/** Reads one value, or passes over it. */
export interface Decoder {
  read(bytes: ByteReader): unknown;
  skip(bytes: ByteReader): void;
}

const simple = (read: (bytes: ByteReader) => unknown): Decoder => ({
  read,
  skip: read,
});

export const PRIMITIVES: Record<string, Decoder | undefined> & {
  int: Decoder;
} = Object.assign(Object.create(null), {
  null: simple(() => null),
  boolean: simple(bytes => bytes.boolean()),
  int: simple(bytes => bytes.long()),
  long: simple(bytes => bytes.long()),
  float: simple(bytes => bytes.float()),
  double: simple(bytes => bytes.double()),
  bytes: simple(bytes => bytes.bytes()),
  string: { read: bytes => bytes.text(), skip: bytes => bytes.bytes() },
} satisfies Record<string, Decoder>);

/** Days since 1970, as ISO 8601 writes them. */
export const DATE = simple(bytes => {
  const day = new Date(Number(bytes.long()) * 86_400_000);
  return Number.isNaN(day.getTime()) ? null : day.toISOString().slice(0, 10);
});

export function fixed(size: unknown): Decoder {
  if (typeof size !== 'number' || !Number.isSafeInteger(size) || size < 0) {
    throw broken('its schema has a fixed type without size');
  }
  return simple(bytes => bytes.raw(size));
}
