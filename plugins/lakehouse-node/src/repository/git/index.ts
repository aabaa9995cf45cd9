export { BranchExistsError, commitToBare } from './commit';
export type { CommitResult, CommitToBareOptions } from './commit';
export { checkBranchName, checkRepositoryPath } from './paths';
export { readGitTree } from './readTree';
export { headOf } from './refs';
export type { Changes } from './writeTree';
export { lastChanges } from './lastChange';
export type { FileChange } from './lastChange';
