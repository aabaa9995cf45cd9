import type { UrlReaderService } from '@backstage/backend-plugin-api';
import {
  isError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { isCodeOwnersFile } from './codeOwners';
import type {
  PlatformRepository,
  RepositorySnapshot,
} from './platformRepository';
import { treeUrl } from './repositoryAddress';
import type { HostRepositoryConfig } from './repositoryConfig';
import { isPlatformFile } from './repositoryState';

const isRead = (path: string) => isPlatformFile(path) || isCodeOwnersFile(path);

/**
 * The platform repository on a git host, read through Backstage's readers of urls: they have the host's address, token and limits. One
 * archive is read per commit, and only the files that onboarding knows are kept of it; while the commit stays the same, a look is one
 * request.
 */
export class HostRepository implements PlatformRepository {
  readonly title: string;
  readonly branch: string;
  readonly #url: string;
  readonly #kind: string;
  readonly #reader: UrlReaderService;
  #snapshot?: RepositorySnapshot;
  #reading?: Promise<RepositorySnapshot>;

  constructor(config: HostRepositoryConfig, reader: UrlReaderService) {
    this.title = `${config.address.owner}/${config.address.repo}`;
    this.branch = config.branch;
    this.#kind = config.kind;
    this.#url = treeUrl(config.address, config.branch);
    this.#reader = reader;
  }

  async head(): Promise<string> {
    return (await this.#current()).commit;
  }

  async read(filter: (path: string) => boolean): Promise<RepositorySnapshot> {
    const { commit, files } = await this.#current();
    return { commit, files: new Map([...files].filter(([p]) => filter(p))) };
  }

  /** Callers at the same time share one look at the host. */
  #current(): Promise<RepositorySnapshot> {
    this.#reading ??= this.#look().finally(() => {
      this.#reading = undefined;
    });
    return this.#reading;
  }

  async #look(): Promise<RepositorySnapshot> {
    try {
      const tree = await this.#reader.readTree(this.#url, {
        etag: this.#snapshot?.commit,
        filter: isRead,
      });
      const files = new Map<string, string>();
      for (const { path, content } of await tree.files()) {
        files.set(path, (await content()).toString('utf8'));
      }
      this.#snapshot = { commit: tree.etag, files };
    } catch (error) {
      if (!isError(error)) throw error;
      if (error.name !== 'NotModifiedError') throw this.#explain(error);
    }
    return this.#snapshot!;
  }

  /** Hosts answer 404 also for what a token may not see. */
  #explain(error: Error): Error {
    const settings = `lakehouse.onboarding.repository and the token of integrations.${
      this.#kind
    }`;
    if (error.name === 'NotFoundError') {
      return new NotFoundError(
        `${this.title} does not exist, has no branch ${this.branch}, or may not be read with the configured token. Nothing was written. Check ${settings}`,
      );
    }
    const reason = /rate limit/i.test(error.message)
      ? 'the host allows no more requests for now (rate limit)'
      : error.message;
    return new ServiceUnavailableError(
      `${this.title} could not be read: ${reason}. Nothing was written. Try again later; if it stays, check ${settings}`,
    );
  }
}
