import {
  DefaultAzureDevOpsCredentialsProvider,
  DefaultGithubCredentialsProvider,
  DefaultGitlabCredentialsProvider,
  getBitbucketCloudRequestOptions,
  type ScmIntegrations,
} from '@backstage/integration';
import {
  RemoteGit,
  webUrl,
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

interface Access {
  apiBaseUrl: string;
  /** Headers of API requests, with the token of the integration. */
  headers: () => Promise<Record<string, string>>;
  /** Name that goes with the token where git asks for name and password. */
  gitUser: string;
  /** Token for git, where its API is asked with name and password. */
  gitToken?: string;
}

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
  readonly #access: Access;
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
    this.#access = accessOf(config, integrations);
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

function accessOf(
  { kind, address }: HostRepositoryConfig,
  integrations: ScmIntegrations,
): Access {
  const url = webUrl(address);
  switch (kind) {
    case 'github': {
      const { config } = integrations.github.byHost(address.host)!;
      const provider =
        DefaultGithubCredentialsProvider.fromIntegrations(integrations);
      return {
        apiBaseUrl: config.apiBaseUrl ?? `https://${address.host}/api/v3`,
        gitUser: 'x-access-token',
        headers: async () =>
          (await provider.getCredentials({ url })).headers ?? {},
      };
    }
    case 'gitlab': {
      const { config } = integrations.gitlab.byHost(address.host)!;
      const provider =
        DefaultGitlabCredentialsProvider.fromIntegrations(integrations);
      return {
        apiBaseUrl: config.apiBaseUrl,
        gitUser: 'oauth2',
        headers: async () =>
          (await provider.getCredentials({ url })).headers ?? {},
      };
    }
    case 'azure': {
      const provider =
        DefaultAzureDevOpsCredentialsProvider.fromIntegrations(integrations);
      return {
        apiBaseUrl: `https://${address.host}`,
        gitUser: 'not-empty',
        headers: async () =>
          (await provider.getCredentials({ url }))?.headers ?? {},
      };
    }
    default: {
      const { config } = integrations.bitbucketCloud.byHost(address.host)!;
      return {
        apiBaseUrl: config.apiBaseUrl,
        ...(config.username && config.token
          ? { gitUser: 'x-bitbucket-api-token-auth', gitToken: config.token }
          : { gitUser: 'x-token-auth' }),
        headers: async (): Promise<Record<string, string>> =>
          config.token && !config.username
            ? // An access token of a repository or workspace, which has no name.
              { Authorization: `Bearer ${config.token}` }
            : (await getBitbucketCloudRequestOptions(config)).headers,
      };
    }
  }
}
