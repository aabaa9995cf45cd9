export { mergeDatabase } from './mergeDatabase';
export type { DatabaseMerge, TableInDatabase } from './mergeDatabase';
export type { FilesOfTable, SourceFiles } from './fileTable';
export { rawType } from './rawType';
export { withTypeOf } from './typeChange';
export { sourceName } from './sourceNames';
