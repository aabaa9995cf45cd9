export * from './types';
export { changeContract } from './changeContract';
export { checkMeaning } from './checks';
export { getCustomProperty, withCustomProperty } from './customProperties';
export { durationText, parseDuration } from './duration';
export { editContract } from './edit';
export type { ContractEdit } from './edit';
export type { Finding, Path } from './finding';
export { foreignKeys, isRequired, primaryKey } from './keys';
export type { ForeignKey } from './keys';
export { contractOwner, ownerRef } from './owner';
export { parseContract } from './parse';
export type { ParsedContract } from './parse';
export { promiseFor, withPromise } from './promise';
export type { Promised } from './promise';
export { serializeContract } from './serialize';
export {
  csvOptions,
  LINK_GRAINS,
  LOAD_MODES,
  TABLE_KINDS,
  tableSettings,
} from './settings';
export type {
  LinkGrain,
  PartitionSetting,
  TableKind,
  TableSettings,
} from './settings';
export { nearest } from './structure';
