import fs from 'node:fs';
import git from 'isomorphic-git';

const WHO = {
  name: 'Ada',
  email: 'ada@example.com',
  timestamp: 1,
  timezoneOffset: 0,
};

/** Makes a bare repository in a folder that is there, with an empty first commit on `main`. */
export async function initBareRepository(gitdir: string): Promise<void> {
  await git.init({ fs, gitdir, bare: true, defaultBranch: 'main' });
  const tree = await git.writeTree({ fs, gitdir, tree: [] });
  const value = await git.writeCommit({
    fs,
    gitdir,
    commit: {
      tree,
      parent: [],
      author: WHO,
      committer: WHO,
      message: 'Start\n',
    },
  });
  await git.writeRef({ fs, gitdir, ref: 'refs/heads/main', value });
}
