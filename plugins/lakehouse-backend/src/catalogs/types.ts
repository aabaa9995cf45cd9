import type { TableMetadata } from '@lakehouse/backstage-plugin-lakehouse-common';

/** A table as its catalog lists it. */
export interface ListedTable {
  namespace: string[];
  name: string;
  /** Where the current metadata file is; it changes with every commit. */
  metadataLocation: string;
}

/** A catalog that cannot be listed yet, because it has not been written: not a fault. */
export class CatalogWaitingError extends Error {
  name = 'CatalogWaitingError';
}

/** An Iceberg catalog, as the sync sees it. */
export interface IcebergCatalog {
  /**
   * Lists all tables, page by page. Ends normally only when the listing is complete.
   *
   * @throws CatalogWaitingError when the catalog does not exist
   */
  listTables(signal?: AbortSignal): AsyncIterable<ListedTable[]>;
  /**
   * Reads a metadata file.
   *
   * @throws IcebergMetadataError
   */
  readMetadata(location: string): Promise<TableMetadata>;
  /**
   * Something that changes when a metadata file does; null when the file is not there. Metadata files are never rewritten, so for a
   * table whose location is the same this is all that is asked.
   */
  fingerprint(location: string): Promise<string | null>;
  /** Files and folders whose change means that the catalog has changed. */
  watchPaths(): string[];
  /** Whether a path below the watched folders has nothing to say, and need not be watched. */
  ignores?(path: string): boolean;
}
