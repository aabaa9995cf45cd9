import git from 'isomorphic-git';
import fs from 'node:fs';

/** The commit that made a file what it is. */
export interface FileChange {
  commit: string;
  author: string;
  /** When it was written, in ISO 8601. */
  at: string;
  /** Its page on the git host. */
  url?: string;
}

/** Most commits that are looked at for one file: people ask about what was changed lately, and somebody waits for the answer. */
const COMMITS = 500;

/** Reads commits and trees, each of them once. */
class HistoryReader {
  readonly #repository: { fs: typeof fs; gitdir: string; cache: object };
  readonly #trees = new Map<string, Promise<Map<string, string>>>();
  readonly #commits = new Map<string, ReturnType<typeof git.readCommit>>();

  constructor(gitdir: string) {
    this.#repository = { fs, gitdir, cache: {} };
  }

  async lastChange(
    head: string,
    path: string,
    most: number,
  ): Promise<FileChange | undefined> {
    const content = await this.#contentAt(head, path);
    let oid = head;
    for (let looked = 0; looked < most; looked++) {
      const { commit } = await this.#commit(oid);
      const same = await this.#parentWith(commit.parent, path, content);
      if (same === undefined) {
        // A file that is not there, and was not in the first commit either.
        if (content === undefined && commit.parent.length === 0) break;
        const { name, timestamp } = commit.author;
        return {
          commit: oid,
          author: name,
          at: new Date(timestamp * 1000).toISOString(),
        };
      }
      oid = same;
    }
    return undefined;
  }

  async #parentWith(
    parents: string[],
    path: string,
    content: string | undefined,
  ): Promise<string | undefined> {
    for (const parent of parents) {
      if ((await this.#contentAt(parent, path)) === content) return parent;
    }
    return undefined;
  }

  /** Object id of a file in a commit. */
  async #contentAt(commit: string, path: string): Promise<string | undefined> {
    let oid: string | undefined = (await this.#commit(commit)).commit.tree;
    for (const name of path.split('/')) {
      if (oid === undefined) return undefined;
      oid = (await this.#tree(oid)).get(name);
    }
    return oid;
  }

  #commit(oid: string) {
    const known = this.#commits.get(oid);
    if (known) return known;
    const read = git.readCommit({ ...this.#repository, oid });
    this.#commits.set(oid, read);
    return read;
  }

  #tree(oid: string): Promise<Map<string, string>> {
    const known = this.#trees.get(oid);
    if (known) return known;
    const read = git
      .readTree({ ...this.#repository, oid })
      .then(({ tree }) => new Map(tree.map(one => [one.path, one.oid])));
    this.#trees.set(oid, read);
    return read;
  }
}

/**
 * Says which commits made files what they are in a commit: history is followed backwards as long as a parent has the same content. A file
 * that the commit does not have was removed by the one that is found. Files whose last change lies too far back are left out.
 *
 * @param head - the 40 hex digits of a commit
 * @param most - most commits to look at for one file
 */
export async function lastChanges(
  gitdir: string,
  head: string,
  paths: readonly string[],
  most = COMMITS,
): Promise<Map<string, FileChange>> {
  const reader = new HistoryReader(gitdir);
  const found = new Map<string, FileChange>();
  for (const path of paths) {
    const change = await reader.lastChange(head, path, most);
    if (change) found.set(path, change);
  }
  return found;
}
