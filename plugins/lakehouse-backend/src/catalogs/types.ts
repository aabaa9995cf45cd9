import type { TableContent } from './metadata/ReadSummary';

/** A table as its catalog lists it. */
export interface ListedTable {
  namespace: string[];
  name: string;
  /** Where the current metadata file is; it changes with every commit. Null when the listing does not say it. */
  metadataLocation: string | null;
  /** Why the table cannot be read although it is listed, for example a pointer that a failed commit left empty. */
  fault?: string;
}

/** What a table is called in its catalog. */
export type TableName = Pick<ListedTable, 'namespace' | 'name'>;

/** A namespace that the listing could not see whole. What is known of its tables stays. */
export interface NamespaceProblem {
  namespace: string[];
  /** The namespaces below it were not seen either. */
  below?: boolean;
  /** `denied`: the reader may not see it. `failed`: anything else. */
  outcome: 'denied' | 'failed';
  reason: string;
}

/** One page of a listing. */
export interface ListedPage {
  tables: ListedTable[];
  problems?: NamespaceProblem[];
}

/** The version of a table that was read last. */
export interface KnownVersion {
  metadataLocation: string;
  /** What the catalog's server called that version; null when it has no such tags. */
  etag: string | null;
}

/** What is kept of a table's metadata, and which version it is. */
export type LoadedTable = KnownVersion & TableContent;

/** A catalog that cannot be listed yet, because it has not been written: not a fault. */
export class CatalogWaitingError extends Error {
  name = 'CatalogWaitingError';
}

/** An Iceberg catalog, as the sync sees it. */
export interface IcebergCatalog {
  /**
   * Lists all tables, page by page. Ends normally only when the listing is complete, but for the namespaces that it names as problems.
   *
   * @param from - namespace to begin with, where an earlier listing broke off; those before it come last. A hint: a catalog that lists
   * all of its namespaces at once does not need it
   * @throws CatalogWaitingError when the catalog does not exist
   */
  listTables(
    signal?: AbortSignal,
    from?: string | null,
  ): AsyncIterable<ListedPage>;
  /** Looks one table up, as a listing would name it; undefined when there is none. */
  find(
    table: TableName,
    signal?: AbortSignal,
  ): Promise<ListedTable | undefined>;
  /**
   * Reads the metadata of a listed table. A catalog whose listing does not tell versions is asked for every table, and answers
   * `unchanged` for the version that is known.
   *
   * @throws IcebergMetadataError
   */
  load(
    table: ListedTable,
    known: KnownVersion | null,
  ): Promise<LoadedTable | 'unchanged'>;
  /**
   * Something that changes when a metadata file does; null when the file is not there. Metadata files are never rewritten, so for a
   * table whose location is the same this is all that is asked. Absent where asking costs a request.
   */
  fingerprint?(location: string): Promise<string | null>;
  /** Files and folders whose change means that the catalog has changed. */
  watchPaths(): string[];
  /** Whether a path below the watched folders has nothing to say, and need not be watched. */
  ignores?(path: string): boolean;
}
