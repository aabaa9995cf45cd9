import { basename, resolve } from 'node:path';
import { NotFoundError } from '@backstage/errors';
import { commitToBare, headOf, readGitTree } from '../repository';
import type {
  CommittingRepository,
  Publication,
  RepositoryChange,
  RepositorySnapshot,
} from './platformRepository';
import type { LocalRepositoryConfig } from './repositoryConfig';

/** The platform repository as a bare git repository on this machine; works on git's objects, without a checkout. */
export class LocalRepository implements CommittingRepository {
  readonly title: string;
  readonly branch: string;
  readonly #gitdir: string;

  constructor(config: LocalRepositoryConfig) {
    this.#gitdir = resolve(config.path);
    this.title = basename(this.#gitdir);
    this.branch = config.branch;
  }

  async head(): Promise<string> {
    const commit = await headOf(this.#gitdir, this.branch);
    if (!commit) {
      throw new NotFoundError(
        `${this.title} does not exist or has no branch ${this.branch}. Create it from the template lakehouse-platform, or check lakehouse.onboarding.repository`,
      );
    }
    return commit;
  }

  async read(filter: (path: string) => boolean): Promise<RepositorySnapshot> {
    const commit = await this.head();
    return { commit, files: await readGitTree(this.#gitdir, commit, filter) };
  }

  async publish(change: RepositoryChange): Promise<Publication> {
    const branch = change.branch ?? this.branch;
    const { commit, created } = await commitToBare({
      gitdir: this.#gitdir,
      branch,
      baseBranch: this.branch,
      changes: change.files,
      message: change.message,
      author: change.author,
      expectedBase: change.base,
    });
    return { commit, branch, created };
  }
}
