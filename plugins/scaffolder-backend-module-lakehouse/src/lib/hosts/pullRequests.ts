import type { RepositoryAddress } from '@lakehouse/backstage-plugin-lakehouse-node';
import type { Ask, PullRequests } from './types';

const list = (value: unknown): any[] => (Array.isArray(value) ? value : []);

/** https://docs.github.com/en/rest/pulls/pulls */
export function githubPullRequests(
  ask: Ask,
  { owner, repo }: RepositoryAddress,
): PullRequests {
  const base = `/repos/${owner}/${repo}/pulls`;
  return {
    async open(branch, target) {
      const query = new URLSearchParams({
        state: 'open',
        head: `${owner}:${branch}`,
        base: target,
      });
      const [found] = list(await ask(`${base}?${query}`));
      return found && { url: found.html_url, id: String(found.number) };
    },
    async update({ id }, text) {
      await ask(`${base}/${id}`, { method: 'PATCH', body: text });
    },
  };
}

/** https://docs.gitlab.com/ee/api/merge_requests.html */
export function gitlabMergeRequests(
  ask: Ask,
  { owner, repo }: RepositoryAddress,
): PullRequests {
  const base = `/projects/${encodeURIComponent(
    `${owner}/${repo}`,
  )}/merge_requests`;
  return {
    async open(branch, target) {
      const query = new URLSearchParams({
        state: 'opened',
        source_branch: branch,
        target_branch: target,
      });
      const [found] = list(await ask(`${base}?${query}`));
      return found && { url: found.web_url, id: String(found.iid) };
    },
    async update({ id }, { title, body }) {
      await ask(`${base}/${id}`, {
        method: 'PUT',
        body: { title, description: body },
      });
    },
  };
}

/** https://learn.microsoft.com/en-us/rest/api/azure/devops/git/pull-requests */
export function azurePullRequests(
  ask: Ask,
  { host, owner, repo }: RepositoryAddress,
): PullRequests {
  const name = encodeURIComponent(repo);
  const project = owner.split('/').map(encodeURIComponent).join('/');
  const base = `/${project}/_apis/git/repositories/${name}/pullrequests`;
  return {
    async open(branch, target) {
      const query = new URLSearchParams({
        'searchCriteria.status': 'active',
        'searchCriteria.sourceRefName': `refs/heads/${branch}`,
        'searchCriteria.targetRefName': `refs/heads/${target}`,
        'api-version': '7.0',
      });
      const [found] = list((await ask(`${base}?${query}`)).value);
      const id = found && String(found.pullRequestId);
      // The answer's own address is that of the API.
      return (
        found && {
          id,
          url: `https://${host}/${project}/_git/${name}/pullrequest/${id}`,
        }
      );
    },
    async update({ id }, { title, body }) {
      await ask(`${base}/${id}?api-version=7.0`, {
        method: 'PATCH',
        body: { title, description: body },
      });
    },
  };
}

/** https://developer.atlassian.com/cloud/bitbucket/rest/api-group-pullrequests */
export function bitbucketPullRequests(
  ask: Ask,
  { owner, repo }: RepositoryAddress,
): PullRequests {
  const base = `/repositories/${owner}/${repo}/pullrequests`;
  return {
    async open(branch, target) {
      const q = `source.branch.name = "${branch}" AND destination.branch.name = "${target}" AND state = "OPEN"`;
      const [found] = list(
        (await ask(`${base}?${new URLSearchParams({ q })}`)).values,
      );
      return found && { url: found.links.html.href, id: String(found.id) };
    },
    async update({ id }, { title, body }) {
      await ask(`${base}/${id}`, {
        method: 'PUT',
        body: { title, summary: { raw: body } },
      });
    },
  };
}
