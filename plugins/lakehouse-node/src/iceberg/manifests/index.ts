export { readManifest } from './manifest';
export { readManifestList } from './manifestList';
export type { ContentFile, ManifestFile } from './types';
