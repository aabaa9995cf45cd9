import { InputError } from '@backstage/errors';

/** Git hosts that Backstage has actions for. */
export const HOST_KINDS = [
  'github',
  'gitlab',
  'azure',
  'bitbucketCloud',
] as const;

export type HostKind = (typeof HOST_KINDS)[number];

/** A repository on a git host, by its parts. */
export interface RepositoryAddress {
  kind: HostKind;
  /** Host with port, for example `github.com`. */
  host: string;
  /** What comes before the name: owner, groups with `/` between them, workspace, or organisation and project. */
  owner: string;
  repo: string;
}

/** What an address looks like, per host: people copy it from their browser. */
const EXAMPLES: Record<HostKind, string> = {
  github: 'https://github.com/acme/platform',
  gitlab: 'https://gitlab.com/acme/data/platform',
  azure: 'https://dev.azure.com/acme/data/_git/platform',
  bitbucketCloud: 'https://bitbucket.org/acme/platform',
};

/**
 * Takes the address of a repository apart, as a browser shows it.
 *
 * @throws InputError with an example of an address that would do
 */
export function parseRepositoryUrl(
  kind: HostKind,
  text: string,
): RepositoryAddress {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const parts = (url?.pathname ?? '')
    .replace(/\.git$/, '')
    .split('/')
    .filter(part => part !== '')
    .map(decodeURIComponent);
  const path = pathOf(kind, parts);
  if (!url || url.protocol !== 'https:' || url.username || !path) {
    // The text itself may hold a token (https://token@host/…), so it is not repeated.
    throw new InputError(
      `is not the address of a repository on ${kind}. Write it as the browser shows it, without user or token, for example ${EXAMPLES[kind]}`,
    );
  }
  return { kind, host: url.host, ...path };
}

function pathOf(
  kind: HostKind,
  parts: string[],
): Pick<RepositoryAddress, 'owner' | 'repo'> | undefined {
  const repo = parts.at(-1);
  if (
    !repo ||
    parts.some(
      part => part === '-' || (/[\s?#&]/.test(part) && kind !== 'azure'),
    )
  )
    return undefined;
  if (kind === 'azure') {
    return parts.length === 4 && parts[2] === '_git'
      ? { owner: `${parts[0]}/${parts[1]}`, repo }
      : undefined;
  }
  const fits = kind === 'gitlab' ? parts.length >= 2 : parts.length === 2;
  return fits ? { owner: parts.slice(0, -1).join('/'), repo } : undefined;
}

const encoded = (path: string) =>
  path.split('/').map(encodeURIComponent).join('/');

/** Address of the repository for people and for git. */
export function webUrl({ kind, host, owner, repo }: RepositoryAddress): string {
  const between = kind === 'azure' ? '/_git/' : '/';
  return `https://${host}/${encoded(owner)}${between}${encodeURIComponent(
    repo,
  )}`;
}

/** Address of a branch, as Backstage's readers of urls take it. */
export function treeUrl(address: RepositoryAddress, branch: string): string {
  const url = webUrl(address);
  return {
    github: `${url}/tree/${encoded(branch)}`,
    gitlab: `${url}/-/tree/${encoded(branch)}`,
    azure: `${url}?version=GB${encodeURIComponent(branch)}`,
    bitbucketCloud: `${url}/src/${encoded(branch)}`,
  }[address.kind];
}

/** The repository as the input `repoUrl` of Backstage's publish actions. */
export function repoUrlInput(address: RepositoryAddress): string {
  const { kind, host, owner, repo } = address;
  const [organization, project] = owner.split('/');
  const parts: Record<HostKind, Record<string, string>> = {
    github: { owner, repo },
    gitlab: { owner, repo },
    azure: { organization, project, repo },
    // Pull requests need no project, but the action refuses a repoUrl without one.
    bitbucketCloud: { workspace: owner, project: '-', repo },
  };
  return `${host}?${new URLSearchParams(parts[kind])}`;
}
