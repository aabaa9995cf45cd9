export {
  contractSource,
  isFolder,
  isSameDatabase,
  isSameFolder,
  schemaOfServer,
} from './contractDatabase';
export { discover } from './discovery/discover';
export type { DiscoverOptions, Discovery } from './discovery/discover';
export * from './files';
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
