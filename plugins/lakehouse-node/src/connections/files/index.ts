export { discoverFiles } from './discoverFiles';
export type { DiscoverFilesOptions } from './discoverFiles';
export { groupFiles, sampledFiles } from './fileTables';
export { StoreError } from './store';
export type { FileStore, StoredFile, StoreFault } from './store';
