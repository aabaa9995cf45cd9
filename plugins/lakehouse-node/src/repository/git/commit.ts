import { ConflictError, NotFoundError } from '@backstage/errors';
import git from 'isomorphic-git';
import fs from 'node:fs';
import { headOf, moveBranch } from './refs';
import { writeChangedTree, type Changes } from './writeTree';

/** The branch to create exists already, with other content. */
export class BranchExistsError extends ConflictError {
  constructor(readonly branch: string) {
    super(
      `Branch ${branch} exists already and has other content. Nothing was written. Choose another branch, or remove it if it is no longer needed.`,
    );
  }
}

export interface CommitToBareOptions {
  /** Folder of the repository (`platform.git`, or the `.git` of a clone). */
  gitdir: string;
  /** Branch to commit to. When it is not the base branch, it is created from it. */
  branch: string;
  baseBranch: string;
  changes: Changes;
  message: string;
  author: { name: string; email: string };
  /**
   * Commit the changes were made from. When the base branch has moved on since, files of the change that were changed there too are a
   * conflict; without it, the head at the time of the call is taken.
   */
  expectedBase?: string;
}

export interface CommitResult {
  commit: string;
  /** False when the branch had exactly this content already. */
  created: boolean;
}

/**
 * Commits a change to a repository at the level of its objects: no checkout, no index, no other program. Branches only move forward. The
 * same change again gives the same commit and writes none. A branch that moves meanwhile is tried once more.
 *
 * @throws BranchExistsError when the branch is not the base and has other content
 * @throws ConflictError when the changed files were changed by someone else, or the branch keeps moving
 * @throws NotFoundError when the base branch does not exist
 */
export async function commitToBare(
  options: CommitToBareOptions,
): Promise<CommitResult> {
  return (
    (await tryCommit(options)) ??
    (await tryCommit(options)) ??
    giveUp(options.branch)
  );
}

/** One attempt; undefined when the branch moved under it. */
async function tryCommit(
  options: CommitToBareOptions,
): Promise<CommitResult | undefined> {
  const { gitdir, branch, baseBranch, changes } = options;
  const base = await headOf(gitdir, baseBranch);
  if (!base) {
    throw new NotFoundError(
      `The repository has no branch ${baseBranch}. Push a first commit to it.`,
    );
  }
  const tree = await writeChangedTree(gitdir, base, changes);
  const head = branch === baseBranch ? base : await headOf(gitdir, branch);
  if (head && (await treeOf(gitdir, head)) === tree) {
    return { commit: head, created: false };
  }
  if (head && branch !== baseBranch) throw new BranchExistsError(branch);

  await checkUntouched(options, base);
  const commit = await writeCommit(options, tree, base);
  const moved = await moveBranch({ gitdir, branch, from: head, to: commit });
  return moved ? { commit, created: true } : undefined;
}

async function treeOf(gitdir: string, commit: string): Promise<string> {
  return (await git.readCommit({ fs, gitdir, oid: commit })).commit.tree;
}

/** Refuses to overwrite what was changed after the commit that the change was made from. */
async function checkUntouched(options: CommitToBareOptions, base: string) {
  const { gitdir, expectedBase, changes } = options;
  if (!expectedBase || expectedBase === base) return;
  for (const path of changes.keys()) {
    const [then, now] = await Promise.all(
      [expectedBase, base].map(commit => blobAt(gitdir, commit, path)),
    );
    if (then !== now) {
      throw new ConflictError(
        `${path} was changed on ${options.baseBranch} while this change was made. Nothing was written. Start again from the present state.`,
      );
    }
  }
}

async function blobAt(gitdir: string, commit: string, filepath: string) {
  try {
    const { oid } = await git.readBlob({ fs, gitdir, oid: commit, filepath });
    return oid;
  } catch (error) {
    if ((error as { code?: string }).code === 'NotFoundError') return undefined;
    throw error;
  }
}

function writeCommit(
  { gitdir, message, author }: CommitToBareOptions,
  tree: string,
  parent: string,
): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  const who = { ...author, timestamp: now, timezoneOffset: 0 };
  return git.writeCommit({
    fs,
    gitdir,
    commit: {
      tree,
      parent: [parent],
      author: who,
      committer: who,
      message: message.endsWith('\n') ? message : `${message}\n`,
    },
  });
}

function giveUp(branch: string): never {
  throw new ConflictError(
    `Branch ${branch} was moved by someone else twice while this change was written. Nothing was changed. Try again.`,
  );
}
