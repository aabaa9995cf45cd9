export * from './types';
export { checkChoices } from './checkChoices';
export { BRIDGE_NAME, chosen, SNAPSHOT_KINDS } from './choices';
export type {
  BridgeChoice,
  PitChoice,
  SnapshotKind,
  VaultChoices,
} from './choices';
export { deriveVault } from './derive';
export { descriptiveOf } from './descriptive';
export { isHashable } from './hashable';
export { commonType, hashType, keepsText } from './hashType';
export { deriveJson } from './json';
export type { DeriveJson } from './json';
export { NO_MEMORY, tableId } from './memory';
export type { TableMemory, VaultMemory } from './memory';
