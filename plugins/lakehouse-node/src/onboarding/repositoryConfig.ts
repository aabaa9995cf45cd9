import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

/** Who a commit is by. */
export interface CommitAuthor {
  name: string;
  email: string;
}

/** Where stamped files are published: one entry per kind, told apart by `kind`. */
export interface LocalRepositoryConfig {
  kind: 'local';
  /** Folder of a bare git repository; a relative path starts at the backend's working folder. */
  path: string;
  branch: string;
  /** Author of commits when the person who started the task has no name or mail address in the catalog. */
  author?: CommitAuthor;
  /** Where people have a working copy of the repository, as they would write it in a shell; it is only shown. */
  workingCopy?: string;
}

export type RepositoryConfig = LocalRepositoryConfig;

const ROOT = 'lakehouse.onboarding.repository';

/**
 * Reads `lakehouse.onboarding.repository`, the one place that says where sources are stamped. The backend (preview), the scaffolder
 * module (publish) and the catalog module (entities) all read it here.
 *
 * @returns undefined when onboarding is not configured
 * @throws InputError naming the field and what to write instead
 */
export function readRepositoryConfig(
  config: Config,
): RepositoryConfig | undefined {
  const section = config.getOptionalConfig(ROOT);
  if (!section) {
    return undefined;
  }
  const kind = section.getOptionalString('kind');
  if (kind !== 'local') {
    throw new InputError(
      `Configuration ${ROOT}.kind is "${
        kind ?? ''
      }", but only "local" (a bare git repository on this machine) is known. Write kind: local`,
    );
  }
  const path = section.getOptionalString('path');
  if (!path) {
    throw new InputError(
      `Configuration ${ROOT}.path is missing. Write the folder of the bare git repository`,
    );
  }
  const author = section.getOptionalConfig('author');
  const workingCopy = section.getOptionalString('workingCopy');
  return {
    kind,
    path,
    branch: section.getOptionalString('branch') ?? 'main',
    ...(author && {
      author: {
        name: author.getString('name'),
        email: author.getString('email'),
      },
    }),
    ...(workingCopy && { workingCopy }),
  };
}
