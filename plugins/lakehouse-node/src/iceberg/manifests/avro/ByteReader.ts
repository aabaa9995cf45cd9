import { IcebergMetadataError } from '@lakehouse/backstage-plugin-lakehouse-common/iceberg';

/** Avro's primitive values, read from bytes that others wrote: nothing is read beyond their end. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get position(): number {
    return this.#at;
  }

  get left(): number {
    return this.#bytes.length - this.#at;
  }

  /** A zigzag number of at most 64 bits; a bigint where a number would be rounded. */
  long(): number | bigint {
    let low = 0;
    for (let shift = 0; shift < 28; shift += 7) {
      const byte = this.#bytes[this.#take(1)];
      low += (byte % 128) * 2 ** shift;
      if (byte < 128) {
        return low % 2 === 0 ? low / 2 : -(low + 1) / 2;
      }
    }
    let value = BigInt(low);
    for (let shift = 28n; shift < 70n; shift += 7n) {
      const byte = this.#bytes[this.#take(1)];
      value += BigInt(byte % 128) * 2n ** shift;
      if (byte < 128) {
        const exact = value % 2n === 0n ? value / 2n : -(value + 1n) / 2n;
        const number = Number(exact);
        return Number.isSafeInteger(number) ? number : exact;
      }
    }
    throw broken('a number is longer than 64 bits');
  }

  /** A number of things that follow, each at least a byte long. */
  count(): number {
    const value = this.long();
    if (typeof value !== 'number' || value < 0 || value > this.left) {
      throw broken('it announces more than it holds');
    }
    return value;
  }

  boolean(): boolean {
    return this.#bytes[this.#take(1)] !== 0;
  }

  float(): number {
    return this.#view.getFloat32(this.#take(4), true);
  }

  double(): number {
    return this.#view.getFloat64(this.#take(8), true);
  }

  /** A view, not a copy. */
  raw(length: number): Uint8Array {
    const start = this.#take(length);
    return this.#bytes.subarray(start, start + length);
  }

  bytes(): Uint8Array {
    return this.raw(this.count());
  }

  text(): string {
    return Buffer.from(this.bytes()).toString('utf8');
  }

  #take(length: number): number {
    if (length > this.left) {
      throw broken('it ends in the middle of a value');
    }
    const start = this.#at;
    this.#at += length;
    return start;
  }
}

/** What is wrong with an Avro file. */
export function broken(why: string): IcebergMetadataError {
  return new IcebergMetadataError(
    'invalid',
    `The Avro file cannot be read: ${why}.`,
  );
}
