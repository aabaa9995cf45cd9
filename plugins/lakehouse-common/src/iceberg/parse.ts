import { assertSize, decodeMetadata, MAX_METADATA_BYTES } from './decode';
import { IcebergMetadataError } from './errors';
import {
  asOptionalString,
  asString,
  asTextMap,
  asTime,
  isObject,
  type JsonObject,
} from './fields';
import { parseLossless } from './json';
import { readSchemas } from './schema';
import { readSnapshots, readSnapshotState } from './snapshots';
import { readStatistics } from './statistics';
import { readPartitionSpecs, readSortOrders } from './transforms';
import type { TableMetadata, TableSnapshot } from './types';

/** How metadata is read. */
export interface ParseOptions {
  /** Refuse above this size, packed or unpacked; 64 MB by default. */
  maxBytes?: number;
}

/**
 * Reads a table metadata file of format version 1, 2 or 3, packed with gzip or not. Fields that are not known are ignored; the ids of
 * snapshots stay exact.
 *
 * @param input - content of a `*.metadata.json` file
 * @throws IcebergMetadataError with a code for the kind of fault, for every input that is not readable table metadata
 */
export function parseTableMetadata(
  input: string | Uint8Array,
  { maxBytes = MAX_METADATA_BYTES }: ParseOptions = {},
): TableMetadata {
  let text: string;
  if (typeof input === 'string') {
    assertSize(input.length, maxBytes);
    text = input;
  } else {
    text = decodeMetadata(input, maxBytes);
  }
  return readMetadata(parseLossless(text));
}

/** What a REST catalog answers to the question for a table. */
export interface LoadTableResult {
  /** Absent for a table that is being created. */
  metadataLocation: string | null;
  metadata: TableMetadata;
}

/**
 * Reads the answer of a REST catalog's `loadTable`. Its `config`, and credentials in it, are left where they are.
 *
 * @param text - body of the answer, a LoadTableResult of the REST specification
 * @throws IcebergMetadataError as {@link parseTableMetadata}
 */
export function parseLoadTableResult(
  text: string,
  { maxBytes = MAX_METADATA_BYTES }: ParseOptions = {},
): LoadTableResult {
  assertSize(text.length, maxBytes);
  const root = parseLossless(text);
  if (!isObject(root)) {
    throw new IcebergMetadataError(
      'not-iceberg',
      'The answer of the catalog is no table.',
    );
  }
  const location = asOptionalString(
    root['metadata-location'],
    'metadata-location',
  );
  return { metadataLocation: location, metadata: readMetadata(root.metadata) };
}

/**
 * Reads parsed JSON of table metadata.
 *
 * @param read - its snapshots, when they have been read already
 */
export function readMetadata(
  root: unknown,
  read?: TableSnapshot[],
): TableMetadata {
  if (!isObject(root) || !('format-version' in root)) {
    throw new IcebergMetadataError(
      'not-iceberg',
      'The file is JSON, but not Iceberg table metadata: it has no format-version.',
    );
  }
  const formatVersion = readVersion(root['format-version']);
  assertTable(root);
  const { schemas, current } = readSchemas(root);
  const snapshots = read ?? readSnapshots(root);
  return {
    formatVersion,
    tableUuid: asOptionalString(root['table-uuid'], 'table-uuid'),
    location: asString(root.location, 'location'),
    lastUpdatedMs: asTime(root['last-updated-ms'], 'last-updated-ms'),
    schema: current,
    schemas,
    ...readPartitionSpecs(root),
    ...readSortOrders(root),
    ...readFeatures(root),
    statistics: readStatistics(root, snapshots),
    properties: asTextMap(root.properties, 'properties'),
    ...readSnapshotState(root, snapshots),
  };
}

/** What is only shown: a fault in it is no reason to refuse the table. */
function readFeatures(
  root: JsonObject,
): Pick<TableMetadata, 'nextRowId' | 'encryptionKeys'> {
  const next = root['next-row-id'];
  const keys = root['encryption-keys'];
  return {
    nextRowId: typeof next === 'number' ? String(next) : null,
    encryptionKeys: Array.isArray(keys) ? keys.length : 0,
  };
}

function assertTable(root: JsonObject): void {
  if (typeof root['view-uuid'] === 'string') {
    throw new IcebergMetadataError(
      'not-iceberg',
      'The file is the metadata of an Iceberg view, not of a table.',
    );
  }
}

function readVersion(value: unknown): 1 | 2 | 3 {
  if (value === 1 || value === 2 || value === 3) {
    return value;
  }
  throw new IcebergMetadataError(
    'unsupported-version',
    `format-version ${JSON.stringify(value)?.slice(
      0,
      50,
    )} is not known. Versions 1, 2 and 3 can be read.`,
  );
}
