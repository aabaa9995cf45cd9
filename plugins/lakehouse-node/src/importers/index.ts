export * from './csv';
export type { ImportFinding, ImportOptions, ImportResult } from './types';
