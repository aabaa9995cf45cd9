export { mergeDatabase } from './mergeDatabase';
export type { DatabaseMerge, TableInDatabase } from './mergeDatabase';
export { sourceName } from './sourceNames';
