import { resolve } from 'node:path';
import type { Config } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import {
  hostAccess,
  lastChangeOnHost,
  lastChanges,
  type FileChange,
} from '../repository';
import type { RepositoryConfig } from './repositoryConfig';

/** Who changed files of the platform repository last. */
export interface FileHistory {
  /** Whether many files can be asked about at once; a git host is asked about one at a time, when somebody looks at it. */
  readonly isCheap: boolean;
  /**
   * The commits that made files what they are; files about which nobody knows are left out.
   *
   * @param commit - the commit that the files were read at
   */
  lastChanges(
    commit: string,
    paths: readonly string[],
  ): Promise<Map<string, FileChange>>;
}

/**
 * The history of the repository that a configuration names.
 *
 * @param root - the app's configuration, for the integrations with git hosts
 */
export function createFileHistory(
  config: RepositoryConfig,
  root: Config,
): FileHistory {
  if (config.kind === 'local') {
    const gitdir = resolve(config.path);
    return {
      isCheap: true,
      lastChanges: (commit, paths) => lastChanges(gitdir, commit, paths),
    };
  }
  const access = hostAccess(config, ScmIntegrations.fromConfig(root));
  const { address, branch } = config;
  return {
    isCheap: false,
    async lastChanges(_commit, paths) {
      const found = new Map<string, FileChange>();
      for (const path of paths) {
        const question = { address, branch, path };
        const change = await lastChangeOnHost(access, question);
        if (change) found.set(path, change);
      }
      return found;
    },
  };
}
