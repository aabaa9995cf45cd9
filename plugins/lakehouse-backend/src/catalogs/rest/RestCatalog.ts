import {
  formatNamespace,
  IcebergMetadataError,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import type { RestConnection } from '../../config/types';
import { beginningWith } from '../beginningWith';
import type { MetadataReader } from '../metadata/MetadataReader';
import type { Pace } from '../pace';
import type {
  IcebergCatalog,
  KnownVersion,
  ListedPage,
  ListedTable,
  LoadedTable,
  NamespaceProblem,
  TableName,
} from '../types';
import type { Authorize } from './authorize';
import { handshake, type Handshake } from './handshake';
import { pages } from './pages';
import { RestClient } from './RestClient';
import { RestError } from './RestError';

interface NamespacePage {
  namespaces?: string[][];
  'next-page-token'?: string | null;
}

interface TablePage {
  identifiers?: Array<{ namespace: string[]; name: string }>;
  'next-page-token'?: string | null;
}

/** Namespaces deeper than this are not looked into. */
const MAX_DEPTH = 16;

/**
 * A catalog that speaks the Iceberg REST protocol (Polaris, Lakekeeper, Nessie, Unity, …). Its listing names tables without their
 * versions, so every table is asked for with the tag of the version that is known, and an unchanged one costs an answer without a body.
 * Views are not listed. Credentials that a server vends are neither asked for nor kept.
 */
export class RestCatalog implements IcebergCatalog {
  readonly #client: RestClient;
  readonly #reader: MetadataReader;
  readonly #warehouse: string | undefined;
  #handshake: Promise<Handshake> | undefined;

  constructor(
    { uri, warehouse, headers }: RestConnection,
    authorize: Authorize,
    reader: MetadataReader,
    pace: Pace,
  ) {
    this.#reader = reader;
    this.#client = new RestClient({
      uri,
      headers,
      pace,
      authorize,
    });
    this.#warehouse = warehouse;
  }

  async *listTables(
    signal?: AbortSignal,
    from?: string | null,
  ): AsyncIterable<ListedPage> {
    // Once per listing: a server may move its catalogs.
    this.#handshake = handshake(this.#client, this.#warehouse, signal);
    yield* this.#below([], await this.#handshake, signal, from);
  }

  /** A catalog that does not tell versions in its listing does not tell them here: the read will say whether the table is there. */
  async find({ namespace, name }: TableName): Promise<ListedTable> {
    return { namespace, name, metadataLocation: null };
  }

  async load(
    table: ListedTable,
    known: KnownVersion | null,
  ): Promise<LoadedTable | 'unchanged'> {
    this.#handshake ??= handshake(this.#client, this.#warehouse);
    const at = await this.#handshake;
    const path = `${at.base}/namespaces/${joined(
      table.namespace,
      at,
    )}/tables/${encodeURIComponent(table.name)}`;
    try {
      const answer = await this.#client.open(path, { etag: known?.etag });
      if (answer === 'unchanged') {
        return 'unchanged';
      }
      const { summary, snapshots, metadataLocation } = await this.#reader.read(
        answer.body,
        'load-table-result',
      );
      return known && known.metadataLocation === metadataLocation
        ? 'unchanged'
        : {
            summary,
            snapshots,
            metadataLocation: metadataLocation ?? '',
            etag: answer.etag,
          };
    } catch (error) {
      throw explain(table, error);
    }
  }

  watchPaths(): string[] {
    return [];
  }

  /** Tables of the namespaces below `parent`. What cannot be listed is named, and the rest goes on. */
  async *#below(
    parent: string[],
    at: Handshake,
    signal?: AbortSignal,
    from?: string | null,
  ): AsyncIterable<ListedPage> {
    const query = parent.length > 0 ? [`parent=${joined(parent, at)}`] : [];
    const found: string[][] = [];
    try {
      const listing = pages<NamespacePage>(
        this.#client,
        `${at.base}/namespaces`,
        query,
        signal,
      );
      for await (const { namespaces = [] } of listing) {
        found.push(...namespaces);
      }
    } catch (error) {
      // Without the names of the first level nothing is known at all.
      if (parent.length === 0) throw error;
      signal?.throwIfAborted();
      yield { tables: [], problems: [problem(parent, error, true)] };
    }
    for (const namespace of beginningWith(found, isOrHolds(from))) {
      yield* this.#tables(namespace, at, signal);
      if (namespace.length < MAX_DEPTH) {
        yield* this.#below(namespace, at, signal);
      }
    }
  }

  async *#tables(
    namespace: string[],
    at: Handshake,
    signal?: AbortSignal,
  ): AsyncIterable<ListedPage> {
    const path = `${at.base}/namespaces/${joined(namespace, at)}/tables`;
    try {
      for await (const page of pages<TablePage>(
        this.#client,
        path,
        [],
        signal,
      )) {
        yield {
          tables: (page.identifiers ?? []).map(({ name }) => ({
            namespace,
            name,
            metadataLocation: null,
          })),
        };
      }
    } catch (error) {
      signal?.throwIfAborted();
      yield { tables: [], problems: [problem(namespace, error, false)] };
    }
  }
}

/** Tells the namespace with a name, or the one above it. */
function isOrHolds(name: string | null | undefined) {
  return (namespace: string[]) =>
    `${name ?? ''}.`.startsWith(`${formatNamespace(namespace)}.`);
}

function joined(namespace: string[], { separator }: Handshake): string {
  return namespace.map(encodeURIComponent).join(separator);
}

function problem(
  namespace: string[],
  error: unknown,
  below: boolean,
): NamespaceProblem {
  const denied = error instanceof RestError && error.denied;
  return {
    namespace,
    below,
    outcome: denied ? 'denied' : 'failed',
    reason: (error as Error).message,
  };
}

function explain({ namespace, name }: ListedTable, error: unknown): unknown {
  if (!(error instanceof RestError)) return error;
  const table = `${namespace.join('.')}.${name}`;
  if (error.status === 404) {
    return new IcebergMetadataError(
      'not-found',
      `The catalog lists ${table}, but does not know it any more.`,
    );
  }
  return error.denied
    ? new IcebergMetadataError(
        'refused',
        `The catalog denies reading ${table}: grant reading its metadata.`,
      )
    : error;
}
