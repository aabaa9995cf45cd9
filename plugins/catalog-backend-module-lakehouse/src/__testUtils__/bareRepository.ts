import { mkdtempSync, promises, rmSync } from 'node:fs';
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commitToBare } from '@lakehouse/backstage-plugin-lakehouse-node';
import git from 'isomorphic-git';

const author = { name: 'Ada', email: 'ada@example.com' };

/** A bare repository in a folder of its own, with an empty first commit. */
export async function createBareRepository() {
  const root = mkdtempSync(join(tmpdir(), 'lakehouse-catalog-'));
  const gitdir = join(root, 'platform.git');
  await promises.mkdir(gitdir);
  await git.init({ fs, gitdir, bare: true, defaultBranch: 'main' });
  const who = { ...author, timestamp: 1, timezoneOffset: 0 };
  const value = await git.writeCommit({
    fs,
    gitdir,
    commit: {
      tree: await git.writeTree({ fs, gitdir, tree: [] }),
      parent: [],
      author: who,
      committer: who,
      message: 'Start\n',
    },
  });
  await git.writeRef({ fs, gitdir, ref: 'refs/heads/main', value });
  return {
    gitdir,
    /** Writes files (null removes one) as one commit. */
    commit: (files: Record<string, string | null>) =>
      commitToBare({
        gitdir,
        branch: 'main',
        baseBranch: 'main',
        changes: new Map(Object.entries(files)),
        message: 'Change',
        author,
      }),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}
