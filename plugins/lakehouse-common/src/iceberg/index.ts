export { IcebergMetadataError, printable } from './errors';
export type { IcebergMetadataErrorCode } from './errors';
export { MAX_METADATA_BYTES } from './decode';
export { parseLoadTableResult, parseTableMetadata } from './parse';
export type { LoadTableResult, ParseOptions } from './parse';
export { MetadataStream } from './stream/MetadataStream';
export type { StreamForm } from './stream/MetadataStream';
export { STREAM_BUDGETS } from './stream/budgets';
export type { StreamBudgets } from './stream/budgets';
export { mainHistory } from './ancestors';
export type { MainHistory } from './ancestors';
export { SNAPSHOTS_PER_PAGE, snapshotPages } from './snapshotPages';
export { summarise } from './summarise';
export type { TableSummary } from './summarise';
export { changesBetween, fieldsAt } from './evolution';
export * from './health';
export { SnapshotComparer } from './compare';
export { allFields } from './schema';
export { inspectJson } from './inspect';
export type { InspectJson } from './inspect';
export type {
  FieldType,
  LeftOut,
  PartitionSpec,
  SortField,
  SortOrder,
  StructField,
  TableMetadata,
  TableRef,
  TableSchema,
  TableSnapshot,
  TransformField,
} from './types';
