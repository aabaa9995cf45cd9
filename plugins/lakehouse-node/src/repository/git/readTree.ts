import { NotFoundError } from '@backstage/errors';
import git from 'isomorphic-git';
import fs from 'node:fs';
import { headOf } from './refs';

/**
 * Text files of a commit in a repository on disk (bare or not), without a checkout. Links and submodules are left out: what they point at
 * is not in the commit.
 *
 * @param ref - a branch, or the 40 hex digits of a commit
 * @param filter - which paths to read; all by default
 * @throws NotFoundError when there is no such branch
 */
export async function readGitTree(
  gitdir: string,
  ref: string,
  filter: (path: string) => boolean = () => true,
): Promise<Map<string, string>> {
  const commit = /^[0-9a-f]{40}$/.test(ref) ? ref : await headOf(gitdir, ref);
  if (!commit) {
    throw new NotFoundError(
      `The repository has no branch ${ref}. Push a first commit to it.`,
    );
  }
  const files = new Map<string, string>();
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const cache = {};

  async function walk(oid: string, prefix: string) {
    const { tree } = await git.readTree({ fs, gitdir, oid, cache });
    for (const entry of tree) {
      const path = prefix + entry.path;
      if (entry.type === 'tree') {
        await walk(entry.oid, `${path}/`);
      } else if (isFile(entry.mode) && filter(path)) {
        const { blob } = await git.readBlob({
          fs,
          gitdir,
          oid: entry.oid,
          cache,
        });
        files.set(path, decoder.decode(blob));
      }
    }
  }

  await walk(commit, '');
  return files;
}

function isFile(mode: string): boolean {
  return mode === '100644' || mode === '100755';
}
