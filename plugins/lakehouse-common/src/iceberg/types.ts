/**
 * Table metadata of Iceberg format versions 1, 2 and 3, normalised to one shape. Ids of snapshots are strings, because they are 64-bit.
 *
 * @see https://iceberg.apache.org/spec/#table-metadata
 */
export interface TableMetadata {
  formatVersion: 1 | 2 | 3;
  /** Null in v1 files that have none. */
  tableUuid: string | null;
  location: string;
  /** Milliseconds since the epoch. */
  lastUpdatedMs: number;
  /** The current schema. */
  schema: TableSchema;
  schemas: TableSchema[];
  /** Fields of the default partition spec. */
  partitionFields: TransformField[];
  /** All partition specs, in the order of the file; one of them for v1 files with `partition-spec`. */
  partitionSpecs: PartitionSpec[];
  defaultSpecId: number;
  /** Fields of the default sort order. */
  sortFields: SortField[];
  /** All sort orders, in the order of the file; what cannot be read is left out unless it is the default. */
  sortOrders: SortOrder[];
  /** 0: unsorted. */
  defaultSortOrderId: number;
  /** The next row id of v3's row lineage, as text; null where there is none. */
  nextRowId: string | null;
  /** How many encryption keys the file lists; the keys themselves are not read. */
  encryptionKeys: number;
  /** The newest ones; null when nobody has computed any. */
  statistics: ColumnStatistics | null;
  properties: Record<string, string>;
  /** Null: the table has no snapshot. */
  currentSnapshotId: string | null;
  /** In the order of the file. */
  snapshots: TableSnapshot[];
  /** Sorted by name; `main` is always there when the table has a current snapshot. */
  refs: TableRef[];
  /** What a file with a very long history is cut by; absent when it was read whole. */
  leftOut?: LeftOut;
}

/** Parts of a very long history that are not read. */
export interface LeftOut {
  /** Number of old schemas. */
  schemas: number;
  /** Number of old snapshots whose summaries keep only counters, claimed times and what wrote them. */
  summaries: number;
}

/** What statistics files say of columns. */
export interface ColumnStatistics {
  /** The snapshot whose data was counted. */
  snapshotId: string;
  /** When that snapshot was made, in milliseconds since the epoch. */
  at: number;
  /** Estimated numbers of distinct values, by field id. */
  distinctValues: Map<number, number>;
}

export interface TableSchema {
  id: number;
  fields: StructField[];
  identifierFieldIds: number[];
}

export interface StructField {
  id: number;
  name: string;
  required: boolean;
  type: FieldType;
  doc: string | null;
  /** JSON of the value that rows written before the field was added have (v3); absent without one. */
  initialDefault?: string;
  /** JSON of the value that writers put where none is given (v3); absent without one. */
  writeDefault?: string;
}

/** A primitive type as Iceberg writes it (`decimal(10, 2)`), or a nested one. */
export type FieldType =
  | string
  | { type: 'struct'; fields: StructField[] }
  | { type: 'list'; element: StructField }
  | { type: 'map'; key: StructField; value: StructField };

/** A field of a partition spec or sort order: a transform of source columns. */
export interface TransformField {
  name: string;
  /** `identity`, `bucket[16]`, `truncate[4]`, `year`, `month`, `day`, `hour`, `void`, or one we do not know. */
  transform: string;
  /** One id; several for the multi-argument transforms of v3. */
  sourceIds: number[];
}

/** How the data that was written under it is divided. */
export interface PartitionSpec {
  id: number;
  fields: TransformField[];
}

export interface SortOrder {
  id: number;
  fields: SortField[];
}

export interface SortField extends TransformField {
  direction: string;
  nullOrder: string;
}

export interface TableSnapshot {
  id: string;
  parentId: string | null;
  sequenceNumber: number | null;
  /** Milliseconds since the epoch. */
  timestampMs: number;
  /** `append`, `replace`, `overwrite`, `delete`; null in v1 files without summary. */
  operation: string | null;
  /** The current schema when it was written; null where the writer left it out, as v1 may. */
  schemaId: number | null;
  /** Where the list of its manifests lies; null for v1 snapshots that name the manifests themselves. */
  manifestList: string | null;
  /** Without `operation`. */
  summary: Record<string, string>;
}

export interface TableRef {
  name: string;
  type: 'branch' | 'tag';
  snapshotId: string;
}
