import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { ActionContext } from '@backstage/plugin-scaffolder-node';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import type { JsonObject } from '@backstage/types';
import {
  commitToBare,
  createPlatformRepository,
  type LocalRepositoryConfig,
} from '@lakehouse/backstage-plugin-lakehouse-node';
import { initBareRepository } from '@lakehouse/backstage-plugin-lakehouse-node/testUtils';
import { createGenerateSourceAction } from './generateSource';
import { createPublishLocalAction } from './publishLocal';

const author = { name: 'Platform', email: 'platform@example.com' };
const source = {
  version: 1 as const,
  kind: 'ddl' as const,
  name: 'shop',
  owner: 'group:default/sales-data',
  promise: '6h',
  ddl: 'CREATE TABLE orders (order_id integer PRIMARY KEY, city text);',
};

let root: string;
let gitdir: string;
let workspace: string;

/** Git itself, as the judge of what was written. */
const judge = (...args: string[]) =>
  execFileSync('git', ['--git-dir', gitdir, ...args], { encoding: 'utf8' });

const commits = () => Number(judge('rev-list', '--count', 'main'));

const commit = (files: Record<string, string | null>) =>
  commitToBare({
    gitdir,
    branch: 'main',
    baseBranch: 'main',
    changes: new Map(Object.entries(files)),
    message: 'Change',
    author,
  });

beforeEach(async () => {
  root = fs.mkdtempSync(join(tmpdir(), 'lakehouse-actions-'));
  gitdir = join(root, 'platform.git');
  workspace = join(root, 'workspace');
  fs.mkdirSync(gitdir);
  fs.mkdirSync(workspace);
  await initBareRepository(gitdir);
  await commit({
    'lakehouse.yaml':
      'name: platform\nowner: group:default/data-platform\ncatalog: platform\n',
  });
});
afterEach(() => fs.rmSync(root, { recursive: true, force: true }));

function setUp(options: { allowed?: boolean } = {}) {
  const result =
    options.allowed === false ? AuthorizeResult.DENY : AuthorizeResult.ALLOW;
  const config: LocalRepositoryConfig = {
    kind: 'local',
    path: gitdir,
    branch: 'main',
    author,
    workingCopy: '.demo/platform',
  };
  const repository = createPlatformRepository(config);
  const permissions = mockServices.permissions.mock({
    authorize: async () => [{ result }],
  });
  const events = { publish: jest.fn(), subscribe: jest.fn() };
  return {
    events,
    generate: createGenerateSourceAction({
      repository,
      config,
      permissions,
      auth: mockServices.auth(),
      discovery: mockServices.discovery(),
    }),
    publish: createPublishLocalAction({
      repository,
      config,
      permissions,
      events,
      auth: mockServices.auth(),
    }),
  };
}

type Action = { handler(ctx: never): Promise<void> };

/** Runs an action as user Ada and gives its outputs. */
async function run(
  action: Action,
  input: JsonObject,
  changes: Partial<ActionContext<JsonObject>> = {},
) {
  const outputs: Record<string, any> = {};
  const ctx = {
    ...createMockActionContext({ input, workspacePath: workspace }),
    output: (name: string, value: unknown) => {
      outputs[name] = value;
    },
    getInitiatorCredentials: async () =>
      mockCredentials.user('user:default/ada'),
    user: {
      ref: 'user:default/ada',
      entity: {
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'User',
        metadata: { name: 'ada' },
        spec: {
          profile: { displayName: 'Ada <L>\n', email: 'ada@example.com' },
        },
      },
    },
    ...changes,
  };
  await action.handler(ctx as never);
  return outputs;
}

async function onboard(actions = setUp()) {
  const generated = await run(actions.generate, { source });
  const published = await run(actions.publish, {
    message: 'Onboard shop',
    remove: generated.removed,
    base: generated.base,
  });
  return { generated, published };
}

it('changes a source from its contract: what differs is committed, files of a retired table go', async () => {
  const ddl = `${source.ddl} CREATE TABLE logs (id integer PRIMARY KEY);`;
  const actions = setUp();
  const first = await run(actions.generate, { source: { ...source, ddl } });
  await run(actions.publish, { message: 'Onboard', base: first.base });
  const contract = `# Ask Ada first.\n${judge(
    'show',
    'main:contracts/shop.odcs.yaml',
  )}`;
  await commit({ 'contracts/shop.odcs.yaml': contract });

  fs.rmSync(workspace, { recursive: true });
  fs.mkdirSync(workspace);
  const change = {
    version: 1,
    kind: 'contract',
    contract: createHash('sha256').update(contract).digest('hex'),
    name: 'shop',
    owner: source.owner,
    promise: '1h',
    tables: [{ name: 'logs', selected: false }],
  };
  const next = await run(actions.generate, { source: change });
  expect(next.publish).toMatchObject({ title: 'Change shop', changed: true });
  expect(next.removed).toContain('dbt/models/staging/shop/stg_shop__logs.sql');
  await run(actions.publish, {
    message: next.publish.title,
    remove: next.removed,
    base: next.base,
  });
  const after = judge('show', 'main:contracts/shop.odcs.yaml');
  expect(after).toContain('# Ask Ada first.');
  expect(after).not.toContain('logs');
  expect(judge('ls-tree', '-r', '--name-only', 'main')).not.toContain('logs');
  const again = await run(actions.generate, { source: change });
  expect(again.publish.changed).toBe(false);
});

describe('lakehouse:source:generate', () => {
  it('writes what the preview shows, and names the files, entities and next step', async () => {
    const outputs = await run(setUp().generate, { source });
    expect(outputs).toMatchObject({
      source: 'shop',
      kind: 'ddl',
      contract: 'contracts/shop.odcs.yaml',
      base: judge('rev-parse', 'main').trim(),
      removed: [],
      next: ['make local SOURCE=shop'],
    });
    expect(outputs.entities).toEqual(
      expect.arrayContaining([expect.stringMatching(/^component:default\//)]),
    );
    for (const { path, action } of outputs.files) {
      expect(action).toBe('create');
      expect(fs.existsSync(join(workspace, path))).toBe(true);
    }
    expect(commits()).toBe(2);
  });

  it('gives the same workspace when it is run twice', async () => {
    const { generate } = setUp();
    const first = await run(generate, { source });
    expect(await run(generate, { source })).toEqual(first);
  });

  it('writes nothing and names the answer when one is wrong', async () => {
    await expect(
      run(setUp().generate, { source: { ...source, owner: 'user:default/x' } }),
    ).rejects.toThrow('nothing was written: "user:default/x" is not a group');
    await expect(
      run(setUp().generate, { source: { ...source, kind: 'oracle' } }),
    ).rejects.toThrow('The answer source.kind cannot be used');
    expect(fs.readdirSync(workspace)).toEqual([]);
  });

  it('needs the permission, however the task was started', async () => {
    const { generate, publish } = setUp({ allowed: false });
    await expect(run(generate, { source })).rejects.toThrow(
      'needs the permission lakehouse.source.create',
    );
    await expect(run(publish, {})).rejects.toThrow('needs the permission');
  });
});

describe('lakehouse:publish:local', () => {
  it('commits as the person who started the task, and tells the catalog', async () => {
    const actions = setUp();
    const { published } = await onboard(actions);
    expect(published).toMatchObject({
      created: true,
      branch: 'main',
      repository: 'platform.git',
      commit: judge('rev-parse', 'main').trim(),
      next: ['cd .demo/platform', 'git pull'],
    });
    expect(judge('log', '-1', '--format=%an|%ae|%s').trim()).toBe(
      'Ada  L|ada@example.com|Onboard shop',
    );
    expect(judge('show', 'main:contracts/shop.odcs.yaml')).toContain('orders');
    judge('fsck', '--strict', '--no-dangling');
    expect(actions.events.publish).toHaveBeenCalledWith({
      topic: 'lakehouse.published',
      eventPayload: expect.objectContaining({
        commit: published.commit,
        files: expect.arrayContaining(['catalog/shop.yaml']),
      }),
    });
  });

  it('makes no second commit when both steps run again, in the same or in a new workspace', async () => {
    const first = await onboard();
    const second = await onboard();
    expect(second.published.commit).toBe(first.published.commit);
    expect(second.published.created).toBe(false);
    fs.rmSync(workspace, { recursive: true });
    fs.mkdirSync(workspace);
    const third = await onboard();
    expect(third.published).toMatchObject({
      commit: first.published.commit,
      created: false,
    });
    expect(commits()).toBe(3);
  });

  it('sends the event again when it was killed between the commit and the event', async () => {
    const actions = setUp();
    actions.events.publish.mockRejectedValueOnce(new Error('killed'));
    await expect(onboard(actions)).rejects.toThrow('killed');
    const { published } = await onboard(actions);
    expect(published.created).toBe(false);
    expect(actions.events.publish).toHaveBeenCalledTimes(2);
    expect(commits()).toBe(3);
  });

  it('publishes nothing in a dry run', async () => {
    const actions = setUp();
    const dry = { isDryRun: true };
    const generated = await run(actions.generate, { source }, dry);
    await run(actions.publish, { base: generated.base }, dry);
    expect(commits()).toBe(2);
    expect(actions.events.publish).not.toHaveBeenCalled();
  });

  it('takes a new branch once and refuses one with other content', async () => {
    const { generate, publish } = setUp();
    await run(generate, { source });
    const first = await run(publish, { branch: 'onboard-shop' });
    expect(first).toMatchObject({ created: true, branch: 'onboard-shop' });
    expect(await run(publish, { branch: 'onboard-shop' })).toMatchObject({
      created: false,
      commit: first.commit,
    });
    fs.writeFileSync(join(workspace, 'README.md'), 'more\n');
    await expect(run(publish, { branch: 'onboard-shop' })).rejects.toThrow(
      'onboard-shop exists already and has other content',
    );
    expect(commits()).toBe(2);
  });

  it('does not overwrite what somebody else stamped meanwhile', async () => {
    const { generate, publish } = setUp();
    const { base } = await run(generate, { source });
    await commit({ 'lakehouse.lock.json': '{}\n' });
    await expect(run(publish, { base })).rejects.toThrow(
      'lakehouse.lock.json was changed on main while',
    );
    expect(judge('show', 'main:lakehouse.lock.json')).toBe('{}\n');
  });

  it('refuses links, and paths that leave the repository', async () => {
    const { publish } = setUp();
    fs.symlinkSync('/etc/passwd', join(workspace, 'passwd'));
    await expect(run(publish, {})).rejects.toThrow('not a plain file');
    fs.rmSync(join(workspace, 'passwd'));
    await expect(run(publish, { remove: ['../x'] })).rejects.toThrow(
      'is no path inside the repository',
    );
    expect(commits()).toBe(2);
  });

  it('removes what is no longer generated', async () => {
    await commit({ 'docs/old.md': 'old\n' });
    await run(setUp().publish, { remove: ['docs/old.md'] });
    expect(judge('ls-tree', '-r', '--name-only', 'main')).not.toContain('docs');
  });
});
