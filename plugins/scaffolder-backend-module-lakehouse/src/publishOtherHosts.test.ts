import { mockServices } from '@backstage/backend-test-utils';
import { ScmIntegrations } from '@backstage/integration';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { createPublishBitbucketCloudPullRequestAction } from '@backstage/plugin-scaffolder-backend-module-bitbucket-cloud';
import { createPublishGitlabMergeRequestAction } from '@backstage/plugin-scaffolder-backend-module-gitlab';
import type { TemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  readRepositoryConfig,
  type HostRepositoryConfig,
} from '@lakehouse/backstage-plugin-lakehouse-node';
import { startGitServer } from '@lakehouse/backstage-plugin-lakehouse-node/testUtils';
import http from 'isomorphic-git/http/node';
import { createGenerateSourceAction } from './actions/generateSource';
import { createPublishAnnounceAction } from './actions/publishAnnounce';
import { createPublishBranchAction } from './actions/publishBranch';
import { createPublishExplainAction } from './actions/publishExplain';
import { Host } from './lib/hosts/Host';
import {
  bitbucketApi,
  gitlabApi,
  type KeptRequest,
} from './__testUtils__/hostApis';
import { newTask, runTemplate } from './__testUtils__/runTemplate';

jest.setTimeout(60_000);

const BRANCH = 'lakehouse/onboard-shop';
const START = {
  'lakehouse.yaml':
    'name: platform\nowner: group:default/data-platform\ncatalog: platform\n',
  CODEOWNERS: '* @acme/data-platform\n',
};
const source = {
  version: 1,
  kind: 'ddl',
  name: 'shop',
  owner: 'group:default/sales-data',
  promise: '6h',
  ddl: 'CREATE TABLE orders (order_id integer PRIMARY KEY, city text);',
};

/** What differs between the hosts. */
const HOSTS = {
  gitlab: {
    url: 'https://gitlab.test/acme/platform',
    link: 'https://gitlab.test/acme/platform/-/merge_requests/1',
    api: gitlabApi,
    integrations: (base: string) => ({
      gitlab: [
        {
          host: 'gitlab.test',
          baseUrl: base,
          apiBaseUrl: `${base}/api/v4`,
          token: 'token',
        },
      ],
    }),
  },
  bitbucketCloud: {
    url: 'https://bitbucket.org/acme/platform',
    link: 'https://bitbucket.org/acme/platform/pull-requests/1',
    api: bitbucketApi,
    integrations: () => ({ bitbucketCloud: [{ token: 'token' }] }),
  },
};

describe.each(Object.entries(HOSTS))('a source on %s', (kind, host) => {
  let server: Awaited<ReturnType<typeof startGitServer>>;
  let requests: KeptRequest[];
  let down = false;

  beforeEach(async () => {
    server = await startGitServer(START);
    requests = [];
    down = false;
    const head = (branch: string) =>
      server.judge('for-each-ref', `refs/heads/${branch}`) || undefined;
    const api = host.api({ requests, head });
    server.state.intercept = async (request, response) => {
      const path = decodeURIComponent(request.url ?? '');
      if (!/^\/(api\/v4|2\.0)\//.test(path)) return false;
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      const text = String(Buffer.concat(chunks));
      // The action of GitLab sends forms where it may, and JSON otherwise.
      const body = text.startsWith('{') ? JSON.parse(text) : {};
      const answer = down
        ? { status: 503, body: {} }
        : api(request.method ?? '', path.replace(/\+/g, ' '), body);
      response
        .writeHead(answer?.status ?? 404, {
          'content-type': 'application/json',
        })
        .end(JSON.stringify(answer?.body ?? {}));
      return true;
    };
  });
  afterEach(() => server.stop());

  function start() {
    const config = mockServices.rootConfig({
      data: {
        integrations: host.integrations(server.url),
        lakehouse: { onboarding: { repository: { kind, url: host.url } } },
      },
    });
    const integrations = ScmIntegrations.fromConfig(config);
    // There is only one Bitbucket Cloud, so its address is not configurable.
    Object.assign(integrations.bitbucketCloud.byHost('bitbucket.org')!.config, {
      apiBaseUrl: `${server.url}/2.0`,
    });
    const repositoryConfig = readRepositoryConfig(
      config,
    ) as HostRepositoryConfig;
    const commit = server.judge('rev-parse', 'main');
    const shared = {
      config: repositoryConfig,
      repository: {
        title: 'acme/platform',
        branch: 'main',
        head: async () => commit,
        // Bitbucket's reader tells commits by their first twelve digits.
        read: async () => ({
          commit: commit.slice(0, 12),
          files: new Map(Object.entries(START)),
        }),
      },
      host: new Host(repositoryConfig, integrations, {
        request: options =>
          http.request({
            ...options,
            url: options.url.replace(/^https:\/\/[^/]+/, server.url),
          }),
      }),
      auth: mockServices.auth(),
      discovery: mockServices.discovery(),
      permissions: mockServices.permissions.mock({
        authorize: async () => [{ result: AuthorizeResult.ALLOW }],
      }),
      events: { publish: jest.fn(), subscribe: jest.fn() },
    };
    const actions = new Map(
      [
        createGenerateSourceAction(shared),
        createPublishBranchAction(shared),
        createPublishAnnounceAction(shared),
        createPublishExplainAction(shared),
        createPublishGitlabMergeRequestAction({ integrations }),
        createPublishBitbucketCloudPullRequestAction({ integrations, config }),
      ].map(action => [action.id, action as TemplateAction<any, any, any>]),
    );
    return (task = newTask(), changes: object = {}) =>
      runTemplate(task, {
        actions,
        parameters: { source: { ...source, ...changes } },
      });
  }

  const commits = () => server.judge('rev-list', '--count', `main..${BRANCH}`);

  it('becomes one commit and one request, which a second run brings up to date', async () => {
    const steps = await start()();
    expect(steps.announce.output.pullRequest).toBe(host.link);
    expect(requests).toMatchObject([
      { branch: BRANCH, target: 'main', title: 'Onboard shop' },
    ]);
    expect(requests[0].body).toContain('loads 1 table into');
    expect(commits()).toBe('1');

    const ddl = `${source.ddl} CREATE TABLE shops (shop_id integer PRIMARY KEY);`;
    await start()(newTask(), { ddl });
    expect(requests).toHaveLength(1);
    expect(requests[0].body).toContain('loads 2 tables');
    expect(commits()).toBe('1');
    expect(
      server.judge('show', `${BRANCH}:contracts/shop.odcs.yaml`),
    ).toContain('shops');
  });

  it('goes on with its branch when the host failed after the commit', async () => {
    down = true;
    const task = newTask();
    await expect(start()(task)).rejects.toThrow(
      'The host of acme/platform answered with status 503. No pull request was made or changed. Run the task again',
    );
    expect(task.steps.explain.output).toEqual({
      branch: 'written',
      pullRequest: '',
    });
    const first = server.judge('rev-parse', BRANCH);
    down = false;
    await start()();
    expect(server.judge('rev-parse', BRANCH)).toBe(first);
    expect(requests).toHaveLength(1);
  });
});
