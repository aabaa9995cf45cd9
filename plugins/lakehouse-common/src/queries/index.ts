export { queriesFor } from './queriesFor';
export { newestFirstColumn } from './timeColumn';
export { QUERY_ENGINES } from './types';
export type {
  EngineQueries,
  QueryEngine,
  QueryIntent,
  QueryTarget,
  QueryText,
} from './types';
