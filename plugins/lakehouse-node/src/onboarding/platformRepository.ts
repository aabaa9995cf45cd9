import type { UrlReaderService } from '@backstage/backend-plugin-api';
import { HostRepository } from './hostRepository';
import { LocalRepository } from './localRepository';
import type {
  CommitAuthor,
  LocalRepositoryConfig,
  RepositoryConfig,
} from './repositoryConfig';

/** Files by path, as they are in one commit. */
export interface RepositorySnapshot {
  commit: string;
  files: Map<string, string>;
}

export interface RepositoryChange {
  /** Path -> new content, or null for a file that goes. */
  files: Map<string, string | null>;
  message: string;
  author: CommitAuthor;
  /** Branch to commit to; the configured branch when it is not given. A branch that does not exist yet starts at the configured one. */
  branch?: string;
  /** Commit that the change was made for. If one of its files differs between this commit and the branch, nothing is written. */
  base?: string;
}

export interface Publication {
  commit: string;
  branch: string;
  /** False when the branch already had exactly this content: nothing was written. */
  created: boolean;
}

/**
 * The repository of the platform, as far as onboarding reads it; nothing else knows where the repository lives. How a change gets there
 * depends on the kind: a local repository commits it, a git host takes a pull request.
 */
export interface PlatformRepository {
  /** What people see, for example `platform.git`; never a path of the machine. */
  readonly title: string;
  readonly branch: string;
  /** Commit at the head of the configured branch. Cheap: meant to be asked before {@link PlatformRepository.read}. */
  head(): Promise<string>;
  /** Files of the head commit whose path the filter accepts. */
  read(filter: (path: string) => boolean): Promise<RepositorySnapshot>;
}

/** A repository that changes can be committed to without a host in between. */
export interface CommittingRepository extends PlatformRepository {
  /** Publishes a change. Publishing the same change again is not an error and writes nothing. */
  publish(change: RepositoryChange): Promise<Publication>;
}

/**
 * The repository that a configuration names.
 *
 * @param reader - reads repositories on git hosts
 */
export function createPlatformRepository(
  config: LocalRepositoryConfig,
  reader?: UrlReaderService,
): CommittingRepository;
export function createPlatformRepository(
  config: RepositoryConfig,
  reader: UrlReaderService,
): PlatformRepository;
export function createPlatformRepository(
  config: RepositoryConfig,
  reader?: UrlReaderService,
): PlatformRepository {
  return config.kind === 'local'
    ? new LocalRepository(config)
    : new HostRepository(config, reader!);
}
