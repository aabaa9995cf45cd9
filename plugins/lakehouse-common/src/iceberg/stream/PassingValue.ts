import { IcebergMetadataError } from '../errors';
import {
  BACKSLASH,
  CLOSE_LIST,
  CLOSE_OBJECT,
  COMMA,
  OPEN_LIST,
  OPEN_OBJECT,
  QUOTE,
} from './bytes';

/** Deeper nesting is refused; metadata has about ten levels for each level of a nested column. */
const MAX_DEPTH = 1000;

/** A value on its way past: where it ends, and its bytes if they are wanted. */
export class PassingValue {
  readonly path: readonly string[];
  readonly isKey: boolean;
  keeps: boolean;
  ended = false;
  size = 0;
  #parts: Uint8Array[] = [];
  #lists: boolean[] = [];
  #started = false;
  #inString = false;
  #escaped = false;
  #isScalar = false;

  constructor(path: readonly string[], keeps: boolean, isKey: boolean) {
    this.path = path;
    this.keeps = keeps;
    this.isKey = isKey;
  }

  /** Keeps bytes. They are copied only when the value goes on in the next chunk. */
  keep(bytes: Uint8Array): void {
    this.size += bytes.length;
    // Not `slice`, which does not copy a Buffer.
    this.#parts.push(this.ended ? bytes : new Uint8Array(bytes));
  }

  forget(): void {
    this.keeps = false;
    this.#parts = [];
  }

  bytes(): Uint8Array {
    if (this.#parts.length === 1) return this.#parts[0];
    const whole = new Uint8Array(this.size);
    let offset = 0;
    for (const part of this.#parts) {
      whole.set(part, offset);
      offset += part.length;
    }
    return whole;
  }

  /** Looks for the end of the value from `from` on; returns the position behind it, or the length of the chunk. */
  skim(chunk: Uint8Array, from: number): number {
    let at = from;
    if (!this.#started) {
      this.#started = true;
      const first = chunk[at];
      this.#isScalar =
        first !== QUOTE && first !== OPEN_OBJECT && first !== OPEN_LIST;
    }
    if (this.#isScalar) return this.#skimScalar(chunk, at);
    while (at < chunk.length && !this.ended) {
      at = this.#inString
        ? this.#skimString(chunk, at)
        : this.#skimBrackets(chunk, at);
    }
    return at;
  }

  /** A number, true, false or null ends before what follows it. */
  #skimScalar(chunk: Uint8Array, from: number): number {
    let at = from;
    while (at < chunk.length) {
      const byte = chunk[at];
      if (
        byte === COMMA ||
        byte === CLOSE_OBJECT ||
        byte === CLOSE_LIST ||
        byte <= 0x20
      ) {
        this.ended = true;
        return at;
      }
      at += 1;
    }
    return at;
  }

  #skimString(chunk: Uint8Array, from: number): number {
    const { length } = chunk;
    let at = from;
    if (this.#escaped) {
      this.#escaped = false;
      at += 1;
    }
    while (at < length) {
      const byte = chunk[at];
      at += 1;
      if (byte === QUOTE) {
        this.#inString = false;
        this.ended = this.#lists.length === 0;
        return at;
      }
      if (byte === BACKSLASH) {
        if (at === length) this.#escaped = true;
        at += 1;
      }
    }
    return Math.min(at, length);
  }

  #skimBrackets(chunk: Uint8Array, from: number): number {
    const { length } = chunk;
    for (let at = from; at < length; at++) {
      const byte = chunk[at];
      if (byte === QUOTE) {
        this.#inString = true;
        return at + 1;
      }
      if (byte === OPEN_OBJECT || byte === OPEN_LIST) {
        this.#down(byte === OPEN_LIST);
      } else if (byte === CLOSE_OBJECT || byte === CLOSE_LIST) {
        this.#up(byte === CLOSE_LIST);
        if (this.#lists.length === 0) {
          this.ended = true;
          return at + 1;
        }
      }
    }
    return length;
  }

  #down(isList: boolean): void {
    this.#lists.push(isList);
    if (this.#lists.length > MAX_DEPTH) {
      throw new IcebergMetadataError(
        'not-json',
        `The file is nested deeper than ${MAX_DEPTH} levels, which no table metadata is.`,
      );
    }
  }

  #up(isList: boolean): void {
    if (this.#lists.pop() !== isList) {
      throw new IcebergMetadataError(
        'not-json',
        'The file is not valid JSON: its brackets do not match',
      );
    }
  }
}
