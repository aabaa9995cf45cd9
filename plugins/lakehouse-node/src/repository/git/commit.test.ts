import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import git from 'isomorphic-git';
import { BranchExistsError, commitToBare } from './commit';
import { checkBranchName, checkRepositoryPath } from './paths';
import { readGitTree } from './readTree';
import { headOf } from './refs';

const author = { name: 'Ada', email: 'ada@example.com' };
let gitdir: string;

/** Git itself, as the judge of what we wrote. */
const judge = (...args: string[]) =>
  execFileSync('git', ['--git-dir', gitdir, ...args], { encoding: 'utf8' });

const commit = (
  changes: Record<string, string | null>,
  options: Partial<Parameters<typeof commitToBare>[0]> = {},
) =>
  commitToBare({
    gitdir,
    branch: 'main',
    baseBranch: 'main',
    changes: new Map(Object.entries(changes)),
    message: 'Change',
    author,
    ...options,
  });

beforeEach(async () => {
  gitdir = fs.mkdtempSync(path.join(os.tmpdir(), 'bare-'));
  await git.init({ fs, gitdir, bare: true, defaultBranch: 'main' });
  const tree = await git.writeTree({ fs, gitdir, tree: [] });
  const who = { ...author, timestamp: 1, timezoneOffset: 0 };
  const oid = await git.writeCommit({
    fs,
    gitdir,
    commit: { tree, parent: [], author: who, committer: who, message: 'x\n' },
  });
  await git.writeRef({ fs, gitdir, ref: 'refs/heads/main', value: oid });
  await commit({ 'README.md': 'hello\n', 'dbt/models/a.sql': 'a\n' });
});

afterEach(() => fs.rmSync(gitdir, { recursive: true, force: true }));

describe('commitToBare', () => {
  it('writes what git itself reads and finds sound', async () => {
    const { commit: oid, created } = await commit({
      'dbt/models/b.sql': 'b\n',
      'dbt/models/a.sql': null,
      'docs/ü.md': 'ü\n',
    });
    expect(created).toBe(true);
    expect(judge('rev-parse', 'main').trim()).toBe(oid);
    expect(judge('show', 'main:dbt/models/b.sql')).toBe('b\n');
    expect(judge('log', '-1', '--format=%an <%ae> %s')).toBe(
      'Ada <ada@example.com> Change\n',
    );
    judge('fsck', '--strict', '--no-dangling');
    expect([...(await readGitTree(gitdir, 'main')).keys()].sort()).toEqual([
      'README.md',
      'dbt/models/b.sql',
      'docs/ü.md',
    ]);
  });

  it('writes nothing when the branch has this content already', async () => {
    const first = await commit({ 'a.txt': '1' });
    const again = await commit({ 'a.txt': '1' });
    expect(again).toEqual({ commit: first.commit, created: false });
  });

  it('creates a branch once, and refuses another content on it', async () => {
    const head = await headOf(gitdir, 'main');
    const first = await commit({ 'a.txt': '1' }, { branch: 'onboard/crm' });
    expect(first.created).toBe(true);
    expect(await commit({ 'a.txt': '1' }, { branch: 'onboard/crm' })).toEqual({
      commit: first.commit,
      created: false,
    });
    await expect(
      commit({ 'a.txt': '2' }, { branch: 'onboard/crm' }),
    ).rejects.toThrow(BranchExistsError);
    expect(await headOf(gitdir, 'main')).toBe(head);
  });

  it('keeps both of two changes that are written at the same time', async () => {
    const results = await Promise.all([
      commit({ 'a.txt': 'a' }),
      commit({ 'b.txt': 'b' }),
    ]);
    expect(results.map(r => r.created)).toEqual([true, true]);
    const files = await readGitTree(gitdir, 'main');
    expect([files.get('a.txt'), files.get('b.txt')]).toEqual(['a', 'b']);
    expect(judge('rev-list', '--count', 'main').trim()).toBe('4');
  });

  it('does not overwrite what was changed after the change was made', async () => {
    const expectedBase = await headOf(gitdir, 'main');
    await commit({ 'README.md': 'by someone else\n' });
    await expect(
      commit({ 'README.md': 'mine\n' }, { expectedBase }),
    ).rejects.toThrow('README.md was changed on main while');
    await expect(
      commit({ 'other.txt': 'mine\n' }, { expectedBase }),
    ).resolves.toMatchObject({ created: true });
  });

  it('does not write through a folder that is a file', async () => {
    await expect(commit({ 'README.md/x': '1' })).rejects.toThrow(
      'README.md of the repository is a folder, link or submodule',
    );
    await expect(commit({ dbt: '1' })).rejects.toThrow('dbt of the repository');
  });

  it('says that a base branch is missing', async () => {
    await expect(commit({ a: '1' }, { baseBranch: 'trunk' })).rejects.toThrow(
      'The repository has no branch trunk',
    );
  });
});

describe('names', () => {
  it.each([
    '',
    '/etc/passwd',
    '../x',
    'a/../b',
    'a//b',
    'a/./b',
    '.git/config',
    'a/.GIT/hooks/x',
    'git~1/config',
    'a\\b',
    'a\u0000b',
  ])('refuses the path %j', bad => {
    expect(() => checkRepositoryPath(bad)).toThrow('is no path inside');
  });

  it.each([
    '',
    '-x',
    '../x',
    'a..b',
    'a b',
    'a.lock',
    '.a',
    'a/',
    'a~1',
    'a@{1}',
  ])('refuses the branch %j', bad => {
    expect(() => checkBranchName(bad)).toThrow('is no branch name');
  });
});
