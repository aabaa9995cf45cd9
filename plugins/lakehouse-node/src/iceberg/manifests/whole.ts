import { broken } from './avro/ByteReader';

/** A count or size; one beyond 2^53 is refused rather than rounded. */
export function whole(value: unknown, field: string): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) {
    throw broken(`${field} is not a count`);
  }
  return value;
}
