import { IcebergMetadataError } from '../errors';
import { emptyFile, nulBytes, truncatedJson } from '../json';
import {
  CLOSE_LIST,
  CLOSE_OBJECT,
  COLON,
  COMMA,
  OPEN_LIST,
  OPEN_OBJECT,
  QUOTE,
} from './bytes';
import { PassingValue } from './PassingValue';

/** What becomes of a value: its bytes are given, it is passed over, or what it holds is asked for one by one. */
export type Treatment = 'give' | 'skip' | 'split';

export type ValueKind = 'object' | 'list' | 'other';

/** Who is told what a JSON text holds. */
export interface SplitHandler {
  /** @param path - keys from the root; `*` stands for any item of a list. Lists and objects can be split, other values are given then. */
  treat(path: readonly string[], kind: ValueKind): Treatment;
  /** Bytes of a whole value, in UTF-8. They are valid during the call only. */
  value(path: readonly string[], bytes: Uint8Array): void;
  /** A value above `maxValueBytes`; it is passed over unless this throws. */
  tooLarge(path: readonly string[]): void;
}

const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];

/** What may come next in an object or list that is being split. */
type Expected =
  | 'root'
  | 'first key'
  | 'key'
  | 'colon'
  | 'value'
  | 'first item'
  | 'item'
  | 'comma'
  | 'end';

/**
 * Takes a JSON text apart while it arrives, without holding it. Bytes are looked at only for strings and brackets; whoever wants a value
 * gives its bytes to JSON.parse, which is faster than any tokenizer in JavaScript. Values that are passed over are checked for strings and
 * brackets only.
 *
 * @see https://www.rfc-editor.org/rfc/rfc8259
 */
export class JsonSplitter {
  readonly #handler: SplitHandler;
  readonly #maxValueBytes: number;
  /** Keys of the values that are open and split. */
  readonly #path: string[] = [];
  readonly #lists: boolean[] = [];
  #expected: Expected = 'root';
  #offset = 0;
  /** Bytes of the byte order mark that were met. */
  #markBytes = 0;
  /** The value, or key, that is being passed. */
  #passing: PassingValue | undefined;

  constructor(handler: SplitHandler, maxValueBytes: number) {
    this.#handler = handler;
    this.#maxValueBytes = maxValueBytes;
  }

  /** Takes the next bytes. @throws IcebergMetadataError `not-json`, or `not-iceberg` for a root that is no object */
  push(chunk: Uint8Array): void {
    let at = 0;
    while (at < chunk.length) {
      at = this.#passing
        ? this.#pass(chunk, at)
        : this.#structure(chunk[at], at);
    }
    this.#offset += chunk.length;
  }

  /** @throws IcebergMetadataError `empty`, or `truncated` when the text has not come to its end */
  end(): void {
    const isCutMark =
      this.#markBytes > 0 && this.#markBytes < BYTE_ORDER_MARK.length;
    if (this.#expected === 'root' && !isCutMark) throw emptyFile();
    if (this.#expected !== 'end') throw truncatedJson();
  }

  /** Goes on with the value under way; gives it when it ends. Returns the position behind it. */
  #pass(chunk: Uint8Array, at: number): number {
    const passing = this.#passing as PassingValue;
    const end = passing.skim(chunk, at);
    if (passing.keeps) {
      passing.keep(chunk.subarray(at, end));
      if (passing.size > this.#maxValueBytes) {
        passing.forget();
        this.#handler.tooLarge(passing.path);
      }
    }
    if (passing.ended) {
      this.#passing = undefined;
      this.#passed(passing);
    }
    return end;
  }

  #passed(passing: PassingValue): void {
    if (passing.isKey) {
      const [key] = this.#parse(passing);
      this.#path.push(key);
      this.#expected = 'colon';
      return;
    }
    this.#expected = 'comma';
    if (passing.keeps) {
      this.#handler.value(passing.path, passing.bytes());
    }
    this.#path.pop();
  }

  #parse(passing: PassingValue): [string] {
    try {
      return JSON.parse(`[${new TextDecoder().decode(passing.bytes())}]`);
    } catch {
      throw this.#fault(0);
    }
  }

  /** One byte between values; returns the position of the next. */
  #structure(byte: number, at: number): number {
    if (byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09) {
      return at + 1;
    }
    switch (this.#expected) {
      case 'root':
        return this.#root(byte, at);
      case 'first key':
      case 'key':
        if (byte === QUOTE) {
          this.#passing = new PassingValue([], true, true);
          return at;
        }
        if (byte === CLOSE_OBJECT && this.#expected === 'first key') {
          return this.#close(at);
        }
        throw this.#fault(at);
      case 'colon':
        if (byte !== COLON) throw this.#fault(at);
        this.#expected = 'value';
        return at + 1;
      case 'first item':
        if (byte === CLOSE_LIST) return this.#close(at);
        this.#path.push('*');
        return this.#value(byte, at);
      case 'item':
        this.#path.push('*');
        return this.#value(byte, at);
      case 'value':
        return this.#value(byte, at);
      case 'comma':
        return this.#next(byte, at);
      default:
        throw this.#fault(at);
    }
  }

  #root(byte: number, at: number): number {
    const position = this.#offset + at;
    if (BYTE_ORDER_MARK[position] === byte) {
      this.#markBytes += 1;
      return at + 1;
    }
    if (byte === OPEN_OBJECT) return this.#open(byte, at);
    if (byte === 0) throw nulBytes();
    if ('["tfn-0123456789'.includes(String.fromCharCode(byte))) {
      throw new IcebergMetadataError(
        'not-iceberg',
        'The file is no JSON object, so it is not Iceberg table metadata.',
      );
    }
    throw this.#fault(at);
  }

  #value(byte: number, at: number): number {
    const kind = kindOf(byte);
    const treatment = this.#handler.treat(this.#path, kind);
    if (treatment === 'split' && kind !== 'other') {
      return this.#open(byte, at);
    }
    if (byte === COMMA || byte === CLOSE_LIST || byte === CLOSE_OBJECT) {
      throw this.#fault(at);
    }
    this.#passing = new PassingValue(
      [...this.#path],
      treatment !== 'skip',
      false,
    );
    return at;
  }

  #open(byte: number, at: number): number {
    const isList = byte === OPEN_LIST;
    this.#lists.push(isList);
    this.#expected = isList ? 'first item' : 'first key';
    return at + 1;
  }

  #next(byte: number, at: number): number {
    const isList = this.#lists.at(-1);
    if (byte === COMMA) {
      this.#expected = isList ? 'item' : 'key';
      return at + 1;
    }
    if (byte === (isList ? CLOSE_LIST : CLOSE_OBJECT)) {
      return this.#close(at);
    }
    throw this.#fault(at);
  }

  #close(at: number): number {
    this.#lists.pop();
    this.#path.pop();
    this.#expected = this.#lists.length > 0 ? 'comma' : 'end';
    return at + 1;
  }

  #fault(at: number): IcebergMetadataError {
    return new IcebergMetadataError(
      'not-json',
      `The file is not valid JSON: unexpected character at byte ${
        this.#offset + at
      }`,
    );
  }
}

function kindOf(byte: number): ValueKind {
  if (byte === OPEN_OBJECT) return 'object';
  return byte === OPEN_LIST ? 'list' : 'other';
}
