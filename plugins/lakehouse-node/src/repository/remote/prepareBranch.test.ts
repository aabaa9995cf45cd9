import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startGitServer } from '../../testUtils';
import { prepareBranch, pushBranch, type BranchChange } from './prepareBranch';
import { RemoteGit } from './RemoteGit';

let server: Awaited<ReturnType<typeof startGitServer>>;
const folders: string[] = [];

beforeEach(async () => {
  server = await startGitServer({ 'lakehouse.yaml': 'a', 'docs/old.md': 'b' });
});
afterEach(async () => {
  await server.stop();
  folders.splice(0).forEach(dir => fs.rmSync(dir, { recursive: true }));
});

function remote(password = 'token') {
  const gitdir = fs.mkdtempSync(path.join(os.tmpdir(), 'remote-'));
  folders.push(gitdir);
  return new RemoteGit({
    url: `${server.url}/acme/platform.git`,
    title: 'acme/platform',
    gitdir,
    auth: async () => ({ username: 'x', password }),
  });
}

const BRANCH = 'lakehouse/onboard-shop';
const change = (changes: Partial<BranchChange> = {}): BranchChange => ({
  source: 'shop',
  branch: BRANCH,
  target: 'main',
  base: server.judge('rev-parse', 'main'),
  changes: new Map([
    ['contracts/shop.odcs.yaml', 'v1'],
    ['docs/old.md', null],
  ]),
  message: 'Onboard shop',
  author: { name: 'Ada', email: 'ada@example.com' },
  ...changes,
});
const push = (changes?: Partial<BranchChange>) =>
  pushBranch(remote(), 'acme/platform', change(changes));
const v2 = () => new Map([['contracts/shop.odcs.yaml', 'v2']]);
const commits = () =>
  Number(server.judge('rev-list', '--count', `main..${BRANCH}`));

describe('a branch on a git host', () => {
  it('holds the change as one commit, however often and with whatever it is pushed', async () => {
    const { commit } = await push();
    expect(server.judge('rev-parse', BRANCH)).toBe(commit);
    expect(server.judge('log', '-1', '--format=%an|%s', BRANCH)).toBe(
      'Ada|Onboard shop',
    );
    expect(server.judge('ls-tree', '-r', '--name-only', BRANCH)).toBe(
      'contracts/shop.odcs.yaml\nlakehouse.yaml',
    );
    expect(await push()).toMatchObject({ commit, present: true });

    await push({ changes: v2() });
    expect(server.judge('show', `${BRANCH}:contracts/shop.odcs.yaml`)).toBe(
      'v2',
    );
    expect(commits()).toBe(1);
    // The target went on: the one commit starts there now.
    server.commit('main', { 'other.md': 'x' });
    await push();
    expect(commits()).toBe(1);
    expect(server.judge('merge-base', 'main', BRANCH)).toBe(
      server.judge('rev-parse', 'main'),
    );
    server.judge('fsck', '--strict', '--no-dangling');
  });

  it('is only looked at by prepareBranch, which says how to know the commit', async () => {
    const prepared = await prepareBranch(remote(), 'acme/platform', change());
    expect(prepared).toMatchObject({ present: false });
    expect(prepared.message).toMatch(
      /^Onboard shop\n\nLakehouse-Source: shop\nLakehouse-Base: [0-9a-f]{40}\nLakehouse-Tree: [0-9a-f]{40}\n$/,
    );
    expect(server.judge('branch', '--list', BRANCH)).toBe('');
  });

  it.each([
    [
      'on top of ours',
      async () => {
        await push();
        server.commit(BRANCH, { 'fix.md': 'mine' }, { from: BRANCH });
      },
    ],
    [
      'instead of ours',
      async () => {
        server.commit(BRANCH, { 'fix.md': 'mine' }, { from: 'main' });
      },
    ],
    [
      'as a copy of our message',
      async () => {
        await push();
        const message = server.judge('log', '-1', '--format=%B', BRANCH);
        server.judge('branch', '-D', BRANCH);
        server.commit(BRANCH, { 'fix.md': 'mine' }, { from: 'main', message });
      },
    ],
  ])('is left alone when somebody committed %s', async (_, someone) => {
    await someone();
    const before = server.judge('rev-parse', BRANCH);
    await expect(push({ changes: v2() })).rejects.toThrow(
      /Branch lakehouse\/onboard-shop of acme\/platform has commits that were not made by onboarding; the newest is [0-9a-f]{10} by Eve. Nothing was written/,
    );
    expect(server.judge('rev-parse', BRANCH)).toBe(before);
  });

  it('is left alone when somebody commits between the look and the push', async () => {
    await push();
    server.state.intercept = request => {
      if (request.url?.includes('service=git-receive-pack')) {
        server.state.intercept = undefined;
        server.commit(BRANCH, { 'fix.md': 'mine' }, { from: BRANCH });
      }
      return false;
    };
    await expect(push({ changes: v2() })).rejects.toThrow(
      'was moved by someone else just now. Nothing was written',
    );
    expect(server.judge('show', `${BRANCH}:fix.md`)).toBe('mine');
  });

  it('is not written when the target has moved on since the files were made', async () => {
    const old = server.judge('rev-parse', 'main');
    server.commit('main', { 'other.md': 'x' });
    await expect(push({ base: old })).rejects.toThrow(
      'main of acme/platform has moved on while this task ran. Nothing was written',
    );
    await expect(push({ target: 'trunk' })).rejects.toThrow(
      'has no branch trunk. Nothing was written',
    );
  });

  it('says which permission is missing, and what a cut connection left', async () => {
    const wrong = () => pushBranch(remote('wrong'), 'acme/platform', change());
    await expect(wrong()).rejects.toThrow(
      'token may not read acme/platform. Nothing was written',
    );

    const answer = (status: number) => {
      server.state.intercept = (request, response) => {
        if (!request.url?.includes('git-receive-pack')) return false;
        response.writeHead(status).end();
        return true;
      };
    };
    answer(403);
    await expect(push()).rejects.toThrow('may not write acme/platform');
    answer(404);
    await expect(push()).rejects.toThrow(
      'acme/platform does not exist, or the configured token may not see it',
    );
    answer(429);
    await expect(push()).rejects.toThrow(
      'allows no more requests for now (rate limit)',
    );
    server.state.intercept = request => {
      if (
        request.method !== 'POST' ||
        !request.url?.endsWith('git-receive-pack')
      )
        return false;
      request.socket.destroy();
      return true;
    };
    await expect(push()).rejects.toThrow(
      /The connection to acme\/platform broke: .*The branch may have been written or not; no pull request was made or changed. Run the task again/,
    );
    server.state.intercept = undefined;
    await push();
    expect(commits()).toBe(1);
  });

  it('shows the reason of a host that refuses the commit', async () => {
    const hook = path.join(server.gitdir, 'hooks', 'pre-receive');
    fs.mkdirSync(path.dirname(hook), { recursive: true });
    fs.writeFileSync(hook, '#!/bin/sh\nexit 1\n', { mode: 0o755 });
    await expect(push()).rejects.toThrow(
      /acme\/platform refused the commit: .*pre-receive hook declined/,
    );
  });
});
