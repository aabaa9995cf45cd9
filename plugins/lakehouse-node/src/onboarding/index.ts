export { contractPath } from './answers';
export { codeOwners, isCodeOwnersFile } from './codeOwners';
export { describeOutcome, writtenPaths } from './describeOutcome';
export { entityRefs } from './entityRefs';
export { answersOf, findSource, listSources } from './existingSource';
export type { ExistingSource } from './existingSource';
export { createFileHistory } from './fileHistory';
export type { FileHistory } from './fileHistory';
export { platformDrift } from './platformDrift';
export { listChoices } from './listChoices';
export { createPlatformRepository } from './platformRepository';
export type {
  CommittingRepository,
  PlatformRepository,
  Publication,
  RepositoryChange,
  RepositorySnapshot,
} from './platformRepository';
export { readDefaults } from './defaults';
export { platformRegion } from './platformRegion';
export type { OnboardingDefaults } from './defaults';
export type { OwnFile } from './planRepository';
export { prepareChange } from './prepareChange';
export type { PreparedChange } from './prepareChange';
export { prepareSource } from './prepareSource';
export { isUpgradeDue, prepareUpgrade } from './prepareUpgrade';
export type { PreparedUpgrade } from './prepareUpgrade';
export { readSource } from './readSource';
export type { ReadSource } from './readSource';
export { repoUrlInput, webUrl } from './repositoryAddress';
export type { HostKind, RepositoryAddress } from './repositoryAddress';
export { readRepositoryConfig } from './repositoryConfig';
export type {
  CommitAuthor,
  HostRepositoryConfig,
  LocalRepositoryConfig,
  RepositoryConfig,
} from './repositoryConfig';
export { isPlatformFile, isReadForChange } from './repositoryState';
export { parseSourceSpec } from './sourceSpec';
