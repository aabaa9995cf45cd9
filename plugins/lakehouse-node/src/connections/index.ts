export {
  contractSource,
  isFolder,
  isSameDatabase,
  isSameFolder,
  schemaOfServer,
} from './contractDatabase';
export { discover } from './discovery/discover';
export type { DiscoverOptions, Discovery } from './discovery/discover';
export { someOf } from './discovery/wording';
export * from './files';
export * from './iceberg';
export { tableFingerprints } from './fingerprints';
export { faultOfState, SqlError } from './sql';
export type {
  EngineName,
  SqlFault,
  SqlRow,
  SqlSession,
  SqlTransport,
  SqlValue,
} from './sql';
export { SourceReadError } from './types';
export type { ReadOptions, SourceReader } from './types';
