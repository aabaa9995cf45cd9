import type { RepositoryAddress } from '../../onboarding/repositoryAddress';
import type { FileChange } from '../git';
import { requestHost, type HostAccess } from './access';

interface Question {
  address: RepositoryAddress;
  branch: string;
  path: string;
}

/** Where a host lists the commits of a path, newest first, and how it names their parts. */
interface Commits {
  path(question: Question): string;
  read(answer: any): FileChange | undefined;
}

const HOSTS: Record<RepositoryAddress['kind'], Commits> = {
  // https://docs.github.com/en/rest/commits/commits
  github: {
    path: ({ address: { owner, repo }, branch, path }) =>
      `/repos/${owner}/${repo}/commits?${new URLSearchParams({
        path,
        sha: branch,
        per_page: '1',
      })}`,
    read: ([found]) =>
      found && {
        commit: found.sha,
        author: found.commit.author.name,
        at: found.commit.author.date,
        url: found.html_url,
      },
  },
  // https://docs.gitlab.com/ee/api/commits.html
  gitlab: {
    path: ({ address: { owner, repo }, branch, path }) =>
      `/projects/${encodeURIComponent(
        `${owner}/${repo}`,
      )}/repository/commits?${new URLSearchParams({
        path,
        ref_name: branch,
        per_page: '1',
      })}`,
    read: ([found]) =>
      found && {
        commit: found.id,
        author: found.author_name,
        at: found.authored_date,
        url: found.web_url,
      },
  },
  // https://learn.microsoft.com/en-us/rest/api/azure/devops/git/commits
  azure: {
    path: ({ address: { owner, repo }, branch, path }) =>
      `/${owner
        .split('/')
        .map(encodeURIComponent)
        .join('/')}/_apis/git/repositories/${encodeURIComponent(
        repo,
      )}/commits?${new URLSearchParams({
        'searchCriteria.itemPath': `/${path}`,
        'searchCriteria.itemVersion.version': branch,
        'searchCriteria.itemVersion.versionType': 'branch',
        'searchCriteria.$top': '1',
        'api-version': '7.0',
      })}`,
    read: ({ value: [found] }) =>
      found && {
        commit: found.commitId,
        author: found.author.name,
        at: found.author.date,
        url: found.remoteUrl,
      },
  },
  // https://developer.atlassian.com/cloud/bitbucket/rest/api-group-commits
  bitbucketCloud: {
    path: ({ address: { owner, repo }, branch, path }) =>
      `/repositories/${owner}/${repo}/commits/${encodeURIComponent(
        branch,
      )}?${new URLSearchParams({ path, pagelen: '1' })}`,
    read: ({ values: [found] }) =>
      found && {
        commit: found.hash,
        author:
          found.author.user?.display_name ??
          String(found.author.raw).split('<')[0].trim(),
        at: found.date,
        url: found.links.html.href,
      },
  },
};

/**
 * Asks a git host which commit changed a file last. Whoever did is nice to know and nothing depends on it, so a host that does not answer,
 * or answers something else, is no failure.
 *
 * @returns undefined when the host does not say
 */
export async function lastChangeOnHost(
  access: Pick<HostAccess, 'apiBaseUrl' | 'headers'>,
  question: Question,
): Promise<FileChange | undefined> {
  const { path, read } = HOSTS[question.address.kind];
  try {
    const response = await requestHost(access, path(question));
    if (response.status !== 200) {
      await response.body?.cancel();
      return undefined;
    }
    return sound(read(await response.json()));
  } catch {
    return undefined;
  }
}

/** What a host says is data: only texts, a date that is one, and an address that a browser can be sent to. */
function sound(change: FileChange | undefined): FileChange | undefined {
  if (!change || Number.isNaN(Date.parse(change.at))) return undefined;
  const { commit, author, at, url } = change;
  return {
    commit: String(commit).slice(0, 64),
    author: String(author).slice(0, 200),
    at: new Date(at).toISOString(),
    ...(/^https:\/\//.test(url ?? '') && { url }),
  };
}
