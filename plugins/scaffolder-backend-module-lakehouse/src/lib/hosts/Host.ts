import type { ScmIntegrations } from '@backstage/integration';
import {
  hostAccess,
  RemoteGit,
  webUrl,
  type HostAccess,
  type HostRepositoryConfig,
  type RemoteGitOptions,
} from '@lakehouse/backstage-plugin-lakehouse-node';
import { askHost } from './ask';
import {
  azurePullRequests,
  bitbucketPullRequests,
  githubPullRequests,
  gitlabMergeRequests,
} from './pullRequests';
import type { Ask, PullRequests } from './types';

const HOSTS = {
  github: githubPullRequests,
  gitlab: gitlabMergeRequests,
  azure: azurePullRequests,
  bitbucketCloud: bitbucketPullRequests,
};

/** The git host of the platform repository, as far as Backstage's own actions leave something to do. */
export class Host {
  readonly title: string;
  readonly pullRequests: PullRequests;
  readonly #url: string;
  readonly #access: HostAccess;
  readonly #gitHttp: RemoteGitOptions['http'];

  constructor(
    config: HostRepositoryConfig,
    integrations: ScmIntegrations,
    gitHttp?: RemoteGitOptions['http'],
  ) {
    this.#gitHttp = gitHttp;
    const { address, kind } = config;
    this.title = `${address.owner}/${address.repo}`;
    this.#url = gitUrl(config, integrations);
    this.#access = hostAccess(config, integrations);
    const ask: Ask = askHost({ ...this.#access, title: this.title });
    this.pullRequests = HOSTS[kind](ask, address);
  }

  /** The repository by git's own protocol, fetched into an empty folder. */
  git(folder: string): RemoteGit {
    const { headers, gitUser, gitToken } = this.#access;
    return new RemoteGit({
      url: this.#url,
      title: this.title,
      gitdir: folder,
      http: this.#gitHttp,
      auth: async () => {
        const { Authorization, ...others } = await headers();
        const token =
          gitToken ?? /^(?:Bearer|token) (.+)$/i.exec(Authorization ?? '')?.[1];
        // Otherwise git is asked with the name and password of the API.
        if (token) return { username: gitUser, password: token };
        return Authorization ? { headers: { Authorization, ...others } } : {};
      },
    });
  }
}

/** Self-hosted GitLab may live at another address than its name. */
function gitUrl(config: HostRepositoryConfig, integrations: ScmIntegrations) {
  const { kind, address } = config;
  const url = webUrl(address);
  const base =
    kind === 'gitlab' &&
    integrations.gitlab.byHost(address.host)?.config.baseUrl;
  const path = base ? `${base}${new URL(url).pathname}` : url;
  return kind === 'azure' ? path : `${path}.git`;
}
