export { parseDraft, printDraft } from './draft';
export { DDL_DIALECTS, guessDialect } from './dialect';
export type { DdlDialect } from './dialect';
