export { compareFiles } from './compareFiles';
export { importFiles } from './importFiles';
export { takeIn } from './takeIn';
export type { FileTable } from './types';
