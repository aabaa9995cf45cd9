import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import azureModule from '@backstage-community/plugin-scaffolder-backend-module-azure-devops';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import scaffolderBackend from '@backstage/plugin-scaffolder-backend';
import bitbucketModule from '@backstage/plugin-scaffolder-backend-module-bitbucket-cloud';
import githubModule from '@backstage/plugin-scaffolder-backend-module-github';
import gitlabModule from '@backstage/plugin-scaffolder-backend-module-gitlab';
import { commitToBare } from '@lakehouse/backstage-plugin-lakehouse-node';
import git from 'isomorphic-git';
import request from 'supertest';
import { parse } from 'yaml';
import lakehouseModule from './index';
import { specifications } from './__testUtils__/specifications';

jest.setTimeout(120_000);

const GOLDEN = path.join(__dirname, '__golden__');
const template = parse(
  fs.readFileSync(
    path.resolve(__dirname, '../../../templates/onboard-source/template.yaml'),
    'utf8',
  ),
);
const START = {
  'lakehouse.yaml':
    'name: platform\nowner: group:default/data-platform\ncatalog: platform\n',
  CODEOWNERS: '* @acme/data-platform\n/contracts/ @grace\n',
};
const COMMIT = 'c0ffee0000000000000000000000000000000000';

/** `UPDATE_GOLDEN=1` writes what came out instead of comparing it. */
function expectGolden(name: string, text: string) {
  const file = path.join(GOLDEN, name);
  if (process.env.UPDATE_GOLDEN) {
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, text);
  }
  expect(text).toBe(fs.readFileSync(file, 'utf8'));
}

const root = fs.mkdtempSync(path.join(os.tmpdir(), 'dry-run-'));
const gitdir = path.join(root, 'platform.git');
afterAll(() => fs.rmSync(root, { recursive: true, force: true }));

beforeAll(async () => {
  fs.mkdirSync(gitdir);
  await git.init({ fs, gitdir, bare: true, defaultBranch: 'main' });
  const author = { name: 'Ada', email: 'ada@example.com' };
  const who = { ...author, timestamp: 1, timezoneOffset: 0 };
  const tree = await git.writeTree({ fs, gitdir, tree: [] });
  const commit = { tree, parent: [], author: who, committer: who, message: '' };
  const value = await git.writeCommit({ fs, gitdir, commit });
  await git.writeRef({ fs, gitdir, ref: 'refs/heads/main', value });
  await commitToBare({
    gitdir,
    branch: 'main',
    baseBranch: 'main',
    changes: new Map(Object.entries(START)),
    message: 'Start',
    author,
  });
});

/** Every place that a source can be published to. */
const MODES: Record<string, object> = {
  local: { kind: 'local', path: gitdir, workingCopy: 'platform' },
  github: { kind: 'github', url: 'https://github.com/acme/platform' },
  gitlab: { kind: 'gitlab', url: 'https://gitlab.com/acme/data/platform' },
  azure: {
    kind: 'azure',
    url: 'https://dev.azure.com/acme/data/_git/platform',
  },
  bitbucketCloud: {
    kind: 'bitbucketCloud',
    url: 'https://bitbucket.org/acme/platform',
  },
};

/** The least that the hosts take as a description. */
const LIMITS: Record<string, number> = {
  azure: 4000,
  bitbucketCloud: 32_768,
  github: 65_536,
};

/** A real scaffolder; only the host of the repository is not there. */
async function start(repository: object) {
  const reader = mockServices.urlReader.mock({
    readTree: async (_, options) =>
      ({
        etag: COMMIT,
        files: async () =>
          Object.entries(START)
            .filter(([file]) => options?.filter?.(file, undefined) ?? true)
            .map(([file, text]) => ({
              path: file,
              content: async () => Buffer.from(text),
            })),
      } as never),
  });
  const backend = await startTestBackend({
    features: [
      scaffolderBackend,
      lakehouseModule,
      githubModule,
      gitlabModule,
      azureModule,
      bitbucketModule,
      catalogServiceMock.factory({ entities: [] }),
      reader.factory,
      mockServices.rootConfig.factory({
        data: {
          integrations: {
            github: [{ host: 'github.com', token: 'canary-secret' }],
            gitlab: [{ host: 'gitlab.com', token: 'canary-secret' }],
            azure: [
              {
                host: 'dev.azure.com',
                credentials: [{ personalAccessToken: 'canary-secret' }],
              },
            ],
            bitbucketCloud: [{ token: 'canary-secret' }],
          },
          lakehouse: { onboarding: { repository } },
        },
      }),
    ],
  });
  return {
    stop: () => backend.stop(),
    dryRun: (source: object) =>
      request(backend.server)
        .post('/api/scaffolder/v2/dry-run')
        .set('authorization', mockCredentials.user.header())
        .send({ template, values: { source }, directoryContents: [] }),
  };
}

describe.each(Object.entries(MODES))('a dry run to %s', (mode, repository) => {
  let backend: Awaited<ReturnType<typeof start>>;
  beforeAll(async () => {
    backend = await start(repository);
  });
  afterAll(() => backend.stop());

  it.each(Object.entries(specifications))(
    'stamps the files of the specification %s, as to everywhere else',
    async (name, source) => {
      const { status, body } = await backend.dryRun(source);
      expect({ status, error: body.error?.message }).toEqual({ status: 200 });
      expect(JSON.stringify(body)).not.toContain('canary-secret');

      const files = body.directoryContents.map(
        (file: { path: string; base64Content: string }) => {
          const content = Buffer.from(file.base64Content, 'base64');
          const hash = createHash('sha256').update(content).digest('hex');
          return `${hash} ${file.path}\n`;
        },
      );
      expectGolden(`${name}/files.txt`, files.sort().join(''));

      const { body: description, ...publish } = body.output.stamped.publish;
      if (mode === 'github') expectGolden(`${name}/body.md`, description);
      expect(description.length).toBeLessThan(LIMITS[mode] ?? Infinity);
      if (name !== 'csv') return;
      const ran = new Set<string>(
        body.log.map((line: any) => line.body.stepId),
      );
      for (const { body: line } of body.log) {
        if (line.status === 'skipped' || !line.stepId) ran.delete(line.stepId);
      }
      const seen = { steps: [...ran], publish, output: body.output };
      delete seen.output.stamped;
      expectGolden(`modes/${mode}.json`, `${JSON.stringify(seen, null, 2)}\n`);
    },
  );
});
