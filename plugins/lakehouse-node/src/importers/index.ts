export * from './csv';
export * from './ddl';
export type { ImportFinding, ImportOptions, ImportResult } from './types';
