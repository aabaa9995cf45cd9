export * from './types';
export { deriveVault } from './derive';
export { isHashable } from './hashable';
export { commonType, hashType, keepsText } from './hashType';
export { deriveJson } from './json';
export type { DeriveJson } from './json';
export { NO_MEMORY, tableId } from './memory';
export type { TableMemory, VaultMemory } from './memory';
