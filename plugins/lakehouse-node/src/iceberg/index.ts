export { readManifest, readManifestList } from './manifests';
export type { ContentFile, ManifestFile } from './manifests';
export { findLatestMetadata } from './latest';
export { readMetadataFile } from './readFile';
export type { ReadMetadataOptions } from './readFile';
export { readTableMetadata } from './readTable';
export type { TableOnDisk } from './readTable';
export { compareVersions, metadataVersion } from './versions';
