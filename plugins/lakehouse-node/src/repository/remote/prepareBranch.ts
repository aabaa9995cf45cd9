import { ConflictError, NotFoundError } from '@backstage/errors';
import git from 'isomorphic-git';
import fs from 'node:fs';
import { checkBranchName } from '../git/paths';
import { writeChangedTree, type Changes } from '../git/writeTree';
import { oneLine } from './errors';
import { BranchMovedError, type RemoteGit } from './RemoteGit';
import { isStamped, stampMessage } from './stamp';

export interface BranchChange {
  source: string;
  /** Branch of ours, and the branch that it is to be merged into. */
  branch: string;
  target: string;
  /** Commit of the target that the change was made for; a prefix will do. */
  base: string;
  changes: Changes;
  message: string;
  author: { name: string; email: string };
}

export interface PreparedBranch {
  /** Message of the commit, with what makes it known as ours. */
  message: string;
  /** Whether the branch holds exactly this change already. */
  present: boolean;
  /** Commit of the branch; undefined when it is not there yet. */
  commit?: string;
}

/**
 * Looks whether a change can go to its branch without losing anybody's work: the branch is not there, or holds one commit, which was stamped
 * for the same source and which nobody has changed.
 *
 * @param remote - fetched into an empty folder
 * @throws ConflictError when the branch has commits of others, or the target has moved on; nothing was written
 */
export async function prepareBranch(
  remote: RemoteGit,
  title: string,
  change: BranchChange,
): Promise<PreparedBranch> {
  return (await look(remote, title, change)).prepared;
}

/**
 * {@link prepareBranch}, and then the branch is made to hold the change as one commit. The same change again writes nothing.
 */
export async function pushBranch(
  remote: RemoteGit,
  title: string,
  change: BranchChange,
): Promise<PreparedBranch & { commit: string }> {
  const { prepared, base, tree } = await look(remote, title, change);
  if (prepared.present) return { ...prepared, commit: prepared.commit! };
  const who = {
    ...change.author,
    timestamp: Math.floor(Date.now() / 1000),
    timezoneOffset: 0,
  };
  const commit = await git.writeCommit({
    fs,
    gitdir: remote.gitdir,
    commit: {
      tree,
      parent: [base],
      author: who,
      committer: who,
      message: prepared.message,
    },
  });
  try {
    await remote.push(change.branch, commit, prepared.commit);
  } catch (error) {
    if (!(error instanceof BranchMovedError)) throw error;
    throw new ConflictError(
      `Branch ${change.branch} of ${title} was moved by someone else just now. Nothing was written. Run the task again.`,
    );
  }
  return { ...prepared, commit };
}

async function look(remote: RemoteGit, title: string, change: BranchChange) {
  const { source, branch, target } = change;
  checkBranchName(branch);
  const heads = await remote.heads([branch, target]);
  const base = heads.get(target);
  if (!base) {
    throw new NotFoundError(
      `${title} has no branch ${target}. Nothing was written. Push a first commit to it, or check lakehouse.onboarding.repository.branch`,
    );
  }
  if (!base.startsWith(change.base)) {
    throw new ConflictError(
      `${target} of ${title} has moved on while this task ran. Nothing was written. Run the task again: it starts from the present state.`,
    );
  }
  await remote.fetch(target);
  const { gitdir } = remote;
  const tree = await writeChangedTree(gitdir, base, change.changes);
  const head = heads.get(branch);
  if (head) await refuseForeign(remote, title, { source, branch, head, base });
  const present =
    head !== undefined && (await isSame(gitdir, head, base, tree));
  return {
    base,
    tree,
    prepared: {
      message: stampMessage(change.message, { source, base, tree }),
      present,
      ...(head && { commit: head }),
    },
  };
}

async function refuseForeign(
  remote: RemoteGit,
  title: string,
  at: { source: string; branch: string; head: string; base: string },
) {
  // A branch that was just created, or reset to the target, has no work of anybody.
  if (at.head === at.base) return;
  await remote.fetch(at.branch);
  const { commit } = await git.readCommit({
    fs,
    gitdir: remote.gitdir,
    oid: at.head,
  });
  if (isStamped(commit, at.source)) return;
  const by = oneLine(commit.author.name);
  throw new ConflictError(
    `Branch ${
      at.branch
    } of ${title} has commits that were not made by onboarding; the newest is ${at.head.slice(
      0,
      10,
    )} by ${by}. Nothing was written, and they are untouched. Merge or close its pull request and delete the branch, then run the task again.`,
  );
}

async function isSame(
  gitdir: string,
  head: string,
  base: string,
  tree: string,
): Promise<boolean> {
  if (head === base) return false;
  const { commit } = await git.readCommit({ fs, gitdir, oid: head });
  return commit.tree === tree && commit.parent[0] === base;
}
