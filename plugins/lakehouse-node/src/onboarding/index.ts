export { contractPath } from './answers';
export { createPlatformRepository } from './platformRepository';
export type {
  PlatformRepository,
  Publication,
  RepositoryChange,
  RepositorySnapshot,
} from './platformRepository';
export { prepareSource } from './prepareSource';
export { readSource } from './readSource';
export type { ReadSource } from './readSource';
export { readRepositoryConfig } from './repositoryConfig';
export type {
  CommitAuthor,
  LocalRepositoryConfig,
  RepositoryConfig,
} from './repositoryConfig';
export { isPlatformFile } from './repositoryState';
export { parseSourceSpec } from './sourceSpec';
