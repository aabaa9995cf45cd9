export { entityName } from './entityName';
export { isReservedColumn, LOAD_COLUMNS, VAULT_COLUMNS } from './reserved';
export { MAX_NAME_LENGTH, shortHash, shortenName } from './shorten';
export { singular } from './singular';
export { isValidName, normalizeName, normalizeNames } from './slug';
export type { NameKind, NormalizedName } from './slug';
export { trimEnd } from './trimEnd';
export { quoteIdentifier, quoteQualified } from './quote';
export type { SqlDialect } from './quote';
