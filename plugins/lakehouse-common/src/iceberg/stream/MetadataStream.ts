import { assertSize, decodeUtf8 } from '../decode';
import { IcebergMetadataError } from '../errors';
import { asOptionalString, type JsonObject } from '../fields';
import { parseJsonBytes, parseLossless } from '../json';
import { readMetadata, type LoadTableResult } from '../parse';
import { STREAM_BUDGETS, type StreamBudgets } from './budgets';
import {
  JsonSplitter,
  type SplitHandler,
  type Treatment,
  type ValueKind,
} from './JsonSplitter';
import { KeptSchemas } from './KeptSchemas';
import { KeptSnapshots } from './KeptSnapshots';

/** What the bytes are: a metadata file, or the answer of a REST catalog's `loadTable`. */
export type StreamForm = 'file' | 'load-table-result';

/** Stands for a list whose items have been taken one by one. */
const LISTED = Symbol('listed');

/** Without these the table cannot be shown as it is. */
const NEEDED = new Set([
  'properties',
  'refs',
  'partition-specs',
  'partition-spec',
  'schema',
  'schemas',
  'snapshots',
  'sort-orders',
]);

/**
 * Reads table metadata of any length from bytes that arrive in pieces, in bounded memory. The result is that of `parseTableMetadata`;
 * what a long history is cut by is said in `leftOut`.
 */
export class MetadataStream implements SplitHandler {
  readonly #budgets: StreamBudgets;
  readonly #splitter: JsonSplitter;
  /** Keys on the way to the metadata. */
  readonly #prefix: readonly string[];
  #root: JsonObject = Object.create(null);
  #schemas: KeptSchemas;
  #snapshots: KeptSnapshots;
  #location: unknown;
  #size = 0;

  constructor(form: StreamForm = 'file', budgets: Partial<StreamBudgets> = {}) {
    this.#budgets = { ...STREAM_BUDGETS, ...budgets };
    this.#splitter = new JsonSplitter(this, this.#budgets.valueBytes);
    this.#prefix = form === 'file' ? [] : ['metadata'];
    this.#schemas = new KeptSchemas(this.#budgets.schemaBytes);
    this.#snapshots = new KeptSnapshots(this.#budgets.snapshotBytes);
  }

  /** @throws IcebergMetadataError */
  push(bytes: Uint8Array): void {
    this.#size += bytes.length;
    assertSize(this.#size, this.#budgets.maxBytes);
    this.#splitter.push(bytes);
  }

  /** @throws IcebergMetadataError */
  end(): LoadTableResult {
    this.#splitter.end();
    const root = this.#root;
    this.#assertCurrent(root);
    if (root.schemas === LISTED) root.schemas = this.#schemas.values();
    const snapshots =
      root.snapshots === LISTED ? this.#snapshots.values() : undefined;
    const leftOut = {
      schemas: this.#schemas.leftOut,
      summaries: this.#snapshots.condensed,
    };
    const metadata = readMetadata(root, snapshots);
    return {
      metadataLocation: asOptionalString(this.#location, 'metadata-location'),
      metadata:
        leftOut.schemas + leftOut.summaries > 0
          ? { ...metadata, leftOut }
          : metadata,
    };
  }

  treat(path: readonly string[], kind: ValueKind): Treatment {
    const at = this.#inside(path);
    if (!at) {
      return this.#treatOutside(path[0], kind);
    }
    const [key] = at;
    const listed = key === 'schemas' || key === 'snapshots';
    if (at.length > 1 || kind !== 'list' || !listed) {
      return 'give';
    }
    // Of a key that is given twice the last one counts, as for JSON.parse.
    if (key === 'schemas') {
      this.#schemas = new KeptSchemas(this.#budgets.schemaBytes);
    } else {
      this.#snapshots = new KeptSnapshots(this.#budgets.snapshotBytes);
    }
    this.#root[key] = LISTED;
    return 'split';
  }

  value(path: readonly string[], bytes: Uint8Array): void {
    const at = this.#inside(path);
    if (!at) {
      this.#location = parseJsonBytes(bytes);
    } else if (at.length === 1) {
      this.#root[at[0]] = parseMember(at[0], bytes);
    } else if (at[0] === 'schemas') {
      this.#schemas.add(bytes, this.#root['current-schema-id']);
    } else {
      this.#snapshots.add(parseJsonBytes(bytes), bytes.length);
    }
  }

  tooLarge(path: readonly string[]): void {
    const [key] = this.#inside(path) ?? path;
    if (NEEDED.has(key)) {
      const limit = Math.floor(this.#budgets.valueBytes / (1024 * 1024));
      throw new IcebergMetadataError(
        'too-large',
        `${key} holds a value of more than ${limit} MB, which is not read.`,
      );
    }
  }

  /** Of an answer nothing else is looked at: it may hold credentials. */
  #treatOutside(key: string, kind: ValueKind): Treatment {
    if (key === this.#prefix[0]) {
      this.#root = Object.create(null);
      return kind === 'object' ? 'split' : 'skip';
    }
    return key === 'metadata-location' ? 'give' : 'skip';
  }

  /** Writers put the current schema last, or its id first; where neither is so, it may have been left out. */
  #assertCurrent(root: JsonObject): void {
    const id = root['current-schema-id'];
    if (this.#schemas.leftOut > 0 && !this.#schemas.has(id)) {
      throw new IcebergMetadataError(
        'too-large',
        `The current schema ${id} is not among the newest schemas, which are all that is read of so many.`,
      );
    }
  }

  /** The path inside of the metadata; undefined outside of it. */
  #inside(path: readonly string[]): readonly string[] | undefined {
    const { length } = this.#prefix;
    return path.length > length && this.#prefix.every((k, i) => path[i] === k)
      ? path.slice(length)
      : undefined;
  }
}

/** A value with its key: which numbers are ids of snapshots, and stay exact, is told by their keys. */
function parseMember(key: string, bytes: Uint8Array): unknown {
  const text = `{${JSON.stringify(key)}:${decodeUtf8(bytes)}}`;
  return (parseLossless(text) as JsonObject)[key];
}
