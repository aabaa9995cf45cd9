import { UrlReaders } from '@backstage/backend-defaults/urlReader';
import { mockServices } from '@backstage/backend-test-utils';
import {
  DefaultGithubCredentialsProvider,
  ScmIntegrations,
} from '@backstage/integration';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { createPublishGithubPullRequestAction } from '@backstage/plugin-scaffolder-backend-module-github';
import type { TemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  createPlatformRepository,
  readRepositoryConfig,
  type HostRepositoryConfig,
} from '@lakehouse/backstage-plugin-lakehouse-node';
import http from 'isomorphic-git/http/node';
import { createGenerateSourceAction } from './actions/generateSource';
import { createPublishAnnounceAction } from './actions/publishAnnounce';
import { createPublishBranchAction } from './actions/publishBranch';
import { createPublishExplainAction } from './actions/publishExplain';
import { Host } from './lib/hosts/Host';
import { startGithubServer } from './__testUtils__/githubServer';
import {
  newTask,
  runTemplate,
  type TaskRecord,
} from './__testUtils__/runTemplate';

let server: Awaited<ReturnType<typeof startGithubServer>>;

/** Git by the name of the host, over the connection to the server of the test. */
const gitHttp = (url: string): typeof http => ({
  request: options =>
    http.request({
      ...options,
      url: options.url.replace('https://github.test', url),
    }),
});

jest.setTimeout(120_000);

const BRANCH = 'lakehouse/onboard-shop';
const source = {
  version: 1,
  kind: 'ddl',
  name: 'shop',
  owner: 'group:default/sales-data',
  promise: '6h',
  ddl: 'CREATE TABLE orders (order_id integer PRIMARY KEY, city text);',
};
const START = {
  'lakehouse.yaml':
    'name: platform\nowner: group:default/data-platform\ncatalog: platform\n',
  '.github/CODEOWNERS': '* @acme/data-platform\n/contracts/ @grace\n',
};

beforeEach(async () => {
  server = await startGithubServer(START);
});
afterEach(() => server.stop());

/** A scaffolder with the actions, as it is after a start of the backend. */
function startScaffolder(token = 'token') {
  const config = mockServices.rootConfig({
    data: {
      integrations: {
        github: [
          { host: 'github.test', apiBaseUrl: `${server.url}/api`, token },
        ],
      },
      lakehouse: {
        onboarding: {
          repository: {
            kind: 'github',
            url: 'https://github.test/acme/platform',
            draft: true,
          },
        },
      },
    },
  });
  const logger = mockServices.logger.mock();
  const integrations = ScmIntegrations.fromConfig(config);
  const repositoryConfig = readRepositoryConfig(config) as HostRepositoryConfig;
  const events = { publish: jest.fn(), subscribe: jest.fn() };
  const shared = {
    config: repositoryConfig,
    repository: createPlatformRepository(
      repositoryConfig,
      UrlReaders.default({ logger, config }),
    ),
    host: new Host(repositoryConfig, integrations, gitHttp(server.url)),
    auth: mockServices.auth(),
    discovery: mockServices.discovery(),
    permissions: mockServices.permissions.mock({
      authorize: async () => [{ result: AuthorizeResult.ALLOW }],
    }),
    events,
  };
  const actions = new Map(
    [
      createGenerateSourceAction(shared),
      createPublishBranchAction(shared),
      createPublishAnnounceAction(shared),
      createPublishExplainAction(shared),
      createPublishGithubPullRequestAction({
        integrations,
        config,
        githubCredentialsProvider:
          DefaultGithubCredentialsProvider.fromIntegrations(integrations),
      }),
    ].map(action => [action.id, action as TemplateAction<any, any, any>]),
  );
  return {
    events,
    run: (
      task: TaskRecord = newTask(),
      changes: object = {},
      alive?: () => boolean,
    ) =>
      runTemplate(task, {
        actions,
        alive,
        parameters: { source: { ...source, ...changes } },
      }),
  };
}

const commits = () =>
  Number(server.judge('rev-list', '--count', `main..${BRANCH}`));

/** One pull request with one commit, which has all files: what every way there has to come to. */
function expectPublished(files: number) {
  expect(server.pulls).toMatchObject([
    { number: 1, state: 'open', head: BRANCH, base: 'main' },
  ]);
  expect(commits()).toBe(1);
  const changed = server.judge('diff', '--name-only', 'main', BRANCH);
  expect(changed.split('\n')).toHaveLength(files);
}

describe('a source on GitHub', () => {
  it('becomes one pull request, with what merging does, by the person, for the owners of the code', async () => {
    const { run, events } = startScaffolder();
    const steps = await run();
    const { files } = steps.generate.output;
    expectPublished(files.length);
    expect(server.pulls[0]).toMatchObject({
      title: 'Onboard shop',
      draft: true,
      reviewers: ['grace', 'data-platform'],
      body: expect.stringContaining('## What merging does'),
    });
    expect(server.pulls[0].body).toContain('contracts/shop.odcs.yaml');
    expect(server.judge('log', '-1', '--format=%an|%s', BRANCH)).toBe(
      'ada|Onboard shop',
    );
    expect(steps.announce.output).toMatchObject({
      pullRequest: 'https://github.test/acme/platform/pull/1',
      branch: BRANCH,
      target: 'main',
    });
    expect(events.publish).toHaveBeenCalledWith({
      topic: 'lakehouse.published',
      eventPayload: expect.objectContaining({
        pending: {
          source: 'shop',
          owner: 'group:default/sales-data',
          pullRequest: 'https://github.test/acme/platform/pull/1',
        },
      }),
    });
  });

  it('keeps its pull request when it is created again with other answers, and writes nothing for the same', async () => {
    const { run } = startScaffolder();
    await run();
    const first = server.judge('rev-parse', BRANCH);
    await run();
    expect(server.judge('rev-parse', BRANCH)).toBe(first);

    const ddl = `${source.ddl} CREATE TABLE shops (shop_id integer PRIMARY KEY);`;
    const steps = await run(newTask(), { ddl });
    expectPublished(steps.generate.output.files.length);
    expect(
      server.judge('show', `${BRANCH}:contracts/shop.odcs.yaml`),
    ).toContain('shops');
    expect(server.pulls[0].body).toContain('loads 2 tables');
  });

  it('publishes nothing when the repository has everything', async () => {
    const { run } = startScaffolder();
    await run();
    server.judge(
      'update-ref',
      'refs/heads/main',
      server.judge('rev-parse', BRANCH),
    );
    server.judge('update-ref', '-d', `refs/heads/${BRANCH}`);
    server.pulls[0].state = 'closed';
    const steps = await run();
    expect(Object.keys(steps)).toEqual(['generate']);
    expect(server.pulls).toHaveLength(1);
  });

  it('leaves the commits of others alone and says so', async () => {
    const { run } = startScaffolder();
    await run();
    const theirs = server.commit(BRANCH, { 'fix.md': 'x' }, { from: BRANCH });
    const ddl = 'CREATE TABLE orders (order_id integer PRIMARY KEY);';
    const task = newTask();
    await expect(run(task, { ddl })).rejects.toThrow(
      'has commits that were not made by onboarding',
    );
    expect(server.judge('rev-parse', BRANCH)).toBe(theirs);
    expect(task.steps.explain.output).toEqual({
      branch: 'written',
      pullRequest: 'https://github.test/acme/platform/pull/1',
    });
  });
});

describe('a task that is killed and taken up again', () => {
  /** Requests of a whole run, in their order. */
  async function requestsOfRun() {
    const seen: string[] = [];
    server.state.intercept = request => {
      seen.push(`${request.method} ${request.url}`);
      return false;
    };
    const steps = await startScaffolder().run();
    server.state.intercept = undefined;
    return { seen, files: steps.generate.output.files.length };
  }

  /**
   * Kills the process at the given request of the next run: the host gets the request, or does not, and its answer reaches nobody.
   */
  function killAt(number: number, arrives: boolean) {
    let count = 0;
    return new Promise<void>(killed => {
      server.state.intercept = (_, response) => {
        count++;
        if (count < number) return false;
        killed();
        if (count > number || !arrives) return true;
        response.end = () => response;
        response.writeHead = () => response;
        return false;
      };
    });
  }

  it('makes one commit and one pull request, wherever it was killed', async () => {
    const { seen, files } = await requestsOfRun();
    const writes = seen.flatMap((request, index) =>
      /^(POST|PATCH) .*(git\/refs|git\/commits|\/pulls)/.test(request)
        ? [index + 1]
        : [],
    );
    expect(writes.length).toBeGreaterThanOrEqual(4);
    await server.stop();
    for (const number of writes) {
      for (const arrives of [true, false]) {
        server = await startGithubServer(START);
        const task = newTask();
        const killed = killAt(number, arrives);
        let alive = true;
        void startScaffolder().run(task, {}, () => alive);
        await killed;
        alive = false;
        // What the abandoned run keeps in memory does not count any more.
        const record = {
          ...task,
          steps: { ...task.steps },
          checkpoints: new Map(task.checkpoints),
        };
        await new Promise(resolve => setTimeout(resolve, 20));
        server.state.intercept = undefined;
        await startScaffolder().run(record);
        expectPublished(files);

        if (number !== writes[writes.length - 1] || arrives)
          await server.stop();
      }
    }
  });
});

describe('what stands in the way', () => {
  it('names the permission that is missing, before anything is written', async () => {
    const task = newTask();
    await expect(startScaffolder('wrong').run(task)).rejects.toThrow(
      'The configured token may not read acme/platform. Nothing was written',
    );
    expect(server.pulls).toEqual([]);
    expect(task.steps.explain.output.branch).toBe('unknown');
  });

  it('says that the host allows no more requests', async () => {
    server.state.intercept = (request, response) => {
      if (!request.url?.includes('/pulls?')) return false;
      response.writeHead(403, { 'x-ratelimit-remaining': '0' }).end('{}');
      return true;
    };
    const task = newTask();
    await expect(startScaffolder().run(task)).rejects.toThrow(
      'allows no more requests for now (rate limit). No pull request was made or changed',
    );
    expect(task.steps.explain.output).toEqual({
      branch: 'absent',
      pullRequest: '',
    });
    server.state.intercept = undefined;
    const steps = await startScaffolder().run();
    expectPublished(steps.generate.output.files.length);
  });

  it('says what was not done when the network is cut, and goes on later', async () => {
    server.state.intercept = request => {
      if (!request.url?.includes('/pulls')) return false;
      request.socket.destroy();
      return true;
    };
    await expect(startScaffolder().run()).rejects.toThrow(
      /did not answer \(\w+\), so its pull requests are not known. No pull request was made or changed. Run the task again/,
    );
    server.state.intercept = undefined;
    const steps = await startScaffolder().run();
    expectPublished(steps.generate.output.files.length);
  });

  it("says what is there when the host refuses in the middle of Backstage's action", async () => {
    let refused = 0;
    server.state.intercept = (request, response) => {
      if (!request.url?.endsWith('/git/commits')) return false;
      refused++;
      const headers = { 'x-ratelimit-remaining': '0' };
      response.writeHead(403, headers).end('{"message":"rate limit"}');
      return true;
    };
    const task = newTask();
    await expect(startScaffolder().run(task)).rejects.toThrow(
      /Pull request creation failed.*rate limit/,
    );
    expect(refused).toBe(1);
    expect(task.steps.explain.output).toEqual({
      branch: 'absent',
      pullRequest: '',
    });
    server.state.intercept = undefined;
    const steps = await startScaffolder().run(task);
    expectPublished(steps.generate.output.files.length);
  });

  it('asks no host about answers that were refused', async () => {
    const task = newTask();
    await expect(
      startScaffolder().run(task, { owner: 'user:default/ada' }),
    ).rejects.toThrow('The source cannot be stamped, and nothing was written');
    expect(task.steps).toEqual({});
  });
});
