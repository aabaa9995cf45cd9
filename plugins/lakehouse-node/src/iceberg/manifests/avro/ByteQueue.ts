import { broken } from './ByteReader';

/** Bytes as they come, taken in the portions in which they are needed. */
export class ByteQueue {
  readonly #source: AsyncIterator<Uint8Array>;
  #held: Uint8Array = new Uint8Array();
  /** Bytes taken so far. */
  taken = 0;

  constructor(bytes: AsyncIterable<Uint8Array>) {
    this.#source = bytes[Symbol.asyncIterator]();
  }

  /** Whether nothing is left. */
  async ended(): Promise<boolean> {
    return this.#held.length === 0 && !(await this.#fill());
  }

  /** A copy, as the source may use its buffer again. @throws IcebergMetadataError when it ends before */
  async take(length: number): Promise<Uint8Array> {
    const parts: Uint8Array[] = [];
    let missing = length;
    while (missing > 0) {
      if (this.#held.length === 0 && !(await this.#fill())) {
        throw broken('it ends in the middle');
      }
      const part = this.#held.subarray(0, missing);
      parts.push(Uint8Array.prototype.slice.call(part));
      this.#held = this.#held.subarray(part.length);
      missing -= part.length;
    }
    this.taken += length;
    return parts.length === 1 ? parts[0] : Buffer.concat(parts);
  }

  /** A zigzag number as in Avro, not negative and at most `max`. */
  async count(max: number): Promise<number> {
    let value = 0;
    for (let factor = 1; factor < 2 ** 56; factor *= 128) {
      const [byte] = await this.take(1);
      value += (byte % 128) * factor;
      if (byte < 128) {
        if (value % 2 === 1 || value / 2 > max) {
          throw broken(`it announces a length beyond ${max}`);
        }
        return value / 2;
      }
    }
    throw broken('a length is no number');
  }

  /** Lets go of the source. */
  async close(): Promise<void> {
    await this.#source.return?.();
  }

  async #fill(): Promise<boolean> {
    for (;;) {
      const next = await this.#source.next();
      if (next.done) return false;
      if (next.value.length > 0) {
        this.#held = next.value;
        return true;
      }
    }
  }
}
