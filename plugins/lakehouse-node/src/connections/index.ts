export { tableFingerprints } from './fingerprints';
export { SourceReadError } from './types';
export type { ReadOptions, SourceReader } from './types';
