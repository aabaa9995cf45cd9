export { sampleFile } from './sampleFile';
export type { FileBytes, SampleOptions } from './types';
