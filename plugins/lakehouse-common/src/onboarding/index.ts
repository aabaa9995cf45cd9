export { catalogConnection, isCatalogConnection } from './catalogConnection';
export { parseDraft, printDraft } from './draft';
export { CHOICE_KINDS, READINGS } from './vocabulary';
export { DDL_DIALECTS, guessDialect } from './dialect';
export type { DdlDialect } from './dialect';
