import {
  DefaultAzureDevOpsCredentialsProvider,
  DefaultGithubCredentialsProvider,
  DefaultGitlabCredentialsProvider,
  getBitbucketCloudRequestOptions,
  type ScmIntegrations,
} from '@backstage/integration';
import { webUrl } from '../../onboarding/repositoryAddress';
import type { HostRepositoryConfig } from '../../onboarding/repositoryConfig';

/** How the API and the git server of a host are reached, with the token of Backstage's integration. */
export interface HostAccess {
  apiBaseUrl: string;
  /** Headers of API requests, with the token of the integration. */
  headers: () => Promise<Record<string, string>>;
  /** Name that goes with the token where git asks for name and password. */
  gitUser: string;
  /** Token for git, where its API is asked with name and password. */
  gitToken?: string;
}

/** How long one question to a host may take, in milliseconds. */
const PATIENCE = 30_000;

/** One request to the API of a host; an answer of any status is an answer. */
export async function requestHost(
  { apiBaseUrl, headers }: Pick<HostAccess, 'apiBaseUrl' | 'headers'>,
  path: string,
  { method = 'GET', body }: { method?: string; body?: unknown } = {},
): Promise<Response> {
  return fetch(`${apiBaseUrl.replace(/\/$/, '')}${path}`, {
    method,
    headers: {
      ...(await headers()),
      Accept: 'application/json',
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
    },
    body: body === undefined ? undefined : JSON.stringify(body),
    signal: AbortSignal.timeout(PATIENCE),
    redirect: 'error',
  });
}

/** The access that the integrations of Backstage give to the host of a repository. */
export function hostAccess(
  { kind, address }: HostRepositoryConfig,
  integrations: ScmIntegrations,
): HostAccess {
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
