import { ConflictError } from '@backstage/errors';
import git from 'isomorphic-git';
import fs from 'node:fs';
import { dirname, join } from 'node:path';
import { checkBranchName } from './paths';

/** Commit at the head of a branch; undefined when there is no such branch. */
export async function headOf(
  gitdir: string,
  branch: string,
): Promise<string | undefined> {
  checkBranchName(branch);
  try {
    return await git.resolveRef({ fs, gitdir, ref: `refs/heads/${branch}` });
  } catch (error) {
    if ((error as { code?: string }).code === 'NotFoundError') return undefined;
    throw error;
  }
}

/**
 * Moves a branch from one commit to another, if it still stands where it was. Works as git itself does: the new value is written to
 * `<ref>.lock`, which only one process can create, and renamed onto the ref. Git and this code therefore exclude each other.
 *
 * @param from - commit the branch stands at; undefined when it must not exist yet
 * @returns false when the branch stands somewhere else: nothing was written
 */
export async function moveBranch(options: {
  gitdir: string;
  branch: string;
  from: string | undefined;
  to: string;
}): Promise<boolean> {
  const { gitdir, branch, from, to } = options;
  checkBranchName(branch);
  const ref = join(gitdir, 'refs', 'heads', ...branch.split('/'));
  const lock = `${ref}.lock`;
  await fs.promises.mkdir(dirname(ref), { recursive: true });
  await createLock(lock, `${to}\n`, branch);
  try {
    if ((await headOf(gitdir, branch)) !== from) return false;
    await fs.promises.rename(lock, ref);
    return true;
  } finally {
    await fs.promises.rm(lock, { force: true });
  }
}

const ATTEMPTS = 20;
const WAIT_MS = 50;

async function createLock(lock: string, content: string, branch: string) {
  for (let attempt = 1; ; attempt++) {
    try {
      await fs.promises.writeFile(lock, content, { flag: 'wx' });
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      if (attempt === ATTEMPTS) {
        throw new ConflictError(
          `Branch ${branch} is locked by another git process. Nothing was written. Try again; if nothing runs, remove its .lock file.`,
        );
      }
    }
    await new Promise(resolve => setTimeout(resolve, WAIT_MS));
  }
}
