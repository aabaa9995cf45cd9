export * from './types';
export { deriveVault } from './derive';
export { isHashable } from './hashable';
export { deriveJson } from './json';
export type { DeriveJson } from './json';
