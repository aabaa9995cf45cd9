import type { Config } from '@backstage/config';
import { InputError, isError } from '@backstage/errors';
import { ScmIntegrations } from '@backstage/integration';
import {
  HOST_KINDS,
  parseRepositoryUrl,
  type HostKind,
  type RepositoryAddress,
} from './repositoryAddress';

/** Who a commit is by. */
export interface CommitAuthor {
  name: string;
  email: string;
}

/** What every kind of repository has. */
interface RepositoryBasics {
  branch: string;
  /** Author of commits when the person who started the task has no name or mail address in the catalog. */
  author?: CommitAuthor;
  /** Where people have a working copy of the repository, as they would write it in a shell; it is only shown. */
  workingCopy?: string;
}

/** A bare git repository on this machine; stamped files are committed to its branch. */
export interface LocalRepositoryConfig extends RepositoryBasics {
  kind: 'local';
  /** Folder of a bare git repository; a relative path starts at the backend's working folder. */
  path: string;
}

/** A repository on a git host; stamped files come by pull request. */
export interface HostRepositoryConfig extends RepositoryBasics {
  kind: HostKind;
  address: RepositoryAddress;
  /** Pull requests start as drafts, on hosts that have drafts. */
  draft: boolean;
}

/** Where stamped files are published: one entry per kind, told apart by `kind`. */
export type RepositoryConfig = LocalRepositoryConfig | HostRepositoryConfig;

const ROOT = 'lakehouse.onboarding.repository';
const KINDS = ['local', ...HOST_KINDS];

/**
 * Reads `lakehouse.onboarding.repository`, the one place that says where sources are stamped. The backend (preview), the scaffolder
 * module (publish) and the catalog module (entities) all read it here.
 *
 * @param config - the whole configuration: a git host has to be one of `integrations`
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
  const kind = section.getOptionalString('kind') ?? '';
  const author = section.getOptionalConfig('author');
  const workingCopy = section.getOptionalString('workingCopy');
  const basics: RepositoryBasics = {
    branch: section.getOptionalString('branch') ?? 'main',
    ...(author && {
      author: {
        name: author.getString('name'),
        email: author.getString('email'),
      },
    }),
    ...(workingCopy && { workingCopy }),
  };
  if (kind === 'local') {
    return {
      ...basics,
      kind,
      path: required(section, 'path', 'the folder of the bare git repository'),
    };
  }
  if (!isHostKind(kind)) {
    throw new InputError(
      `Configuration ${ROOT}.kind is "${kind}", which is not known. Write one of ${KINDS.join(
        ', ',
      )}`,
    );
  }
  return {
    ...basics,
    kind,
    address: readAddress(config, section, kind),
    draft: section.getOptionalBoolean('draft') ?? false,
  };
}

function isHostKind(kind: string): kind is HostKind {
  return (HOST_KINDS as readonly string[]).includes(kind);
}

function required(section: Config, field: string, what: string): string {
  const value = section.getOptionalString(field);
  if (!value) {
    throw new InputError(
      `Configuration ${ROOT}.${field} is missing. Write ${what}`,
    );
  }
  return value;
}

/** The address of the repository; its host has to be configured as an integration of the same kind, which has the token. */
function readAddress(
  config: Config,
  section: Config,
  kind: HostKind,
): RepositoryAddress {
  const url = required(section, 'url', 'the address of the repository');
  let address: RepositoryAddress;
  try {
    address = parseRepositoryUrl(kind, url);
  } catch (error) {
    const reason = isError(error) ? error.message : '';
    throw new InputError(`Configuration ${ROOT}.url ${reason}`);
  }
  const integration = ScmIntegrations.fromConfig(config).byHost(address.host);
  if (integration?.type !== kind) {
    throw new InputError(
      `Configuration ${ROOT}.url names the host ${address.host}, but integrations.${kind} does not. Add the host there, with a token that may read and write the repository`,
    );
  }
  return address;
}
