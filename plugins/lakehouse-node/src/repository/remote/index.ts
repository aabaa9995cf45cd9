export { prepareBranch, pushBranch } from './prepareBranch';
export type { BranchChange, PreparedBranch } from './prepareBranch';
export { RemoteGit } from './RemoteGit';
export type { RemoteGitOptions } from './RemoteGit';
export { isStamped, stampMessage } from './stamp';
