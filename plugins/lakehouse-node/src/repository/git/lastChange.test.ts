import { startGitServer } from '../../testUtils';
import { commitToBare } from './commit';
import { lastChanges } from './lastChange';

let server: Awaited<ReturnType<typeof startGitServer>>;
beforeEach(async () => {
  server = await startGitServer({ 'a/one.txt': '1', 'a/two.txt': '2' });
});
afterEach(() => server.stop());

const commit = (name: string, files: Record<string, string | null>) =>
  commitToBare({
    gitdir: server.gitdir,
    branch: 'main',
    baseBranch: 'main',
    changes: new Map(Object.entries(files)),
    message: `By ${name}`,
    author: { name, email: `${name}@example.com` },
  });
const changes = async (paths: string[], most?: number) =>
  Object.fromEntries(
    [
      ...(await lastChanges(
        server.gitdir,
        server.judge('rev-parse', 'main'),
        paths,
        most,
      )),
    ].map(([path, { author }]) => [path, author]),
  );

it('names who changed each file last, as git does, also who removed it', async () => {
  await commit('Ada', { 'a/one.txt': '11' });
  await commit('Bob', { 'a/two.txt': null, 'b.txt': 'b' });
  await commit('Cy', { 'c.txt': 'c' });
  expect(
    await changes(['a/one.txt', 'a/two.txt', 'b.txt', 'never.txt']),
  ).toEqual({ 'a/one.txt': 'Ada', 'a/two.txt': 'Bob', 'b.txt': 'Bob' });
  const [found] = (
    await lastChanges(server.gitdir, server.judge('rev-parse', 'main'), [
      'a/one.txt',
    ])
  ).values();
  expect(found.commit).toBe(
    server.judge('log', '-1', '--format=%H', 'main', '--', 'a/one.txt'),
  );
});

it('follows a merged branch to the person who wrote the change', async () => {
  server.commit('work', { 'a/one.txt': 'on a branch' }, { from: 'main' });
  await commit('Cy', { 'c.txt': 'c' });
  const tree = server.judge('merge-tree', '--write-tree', 'main', 'work');
  const merged = server.judge(
    'commit-tree',
    tree,
    '-p',
    'main',
    '-p',
    'work',
    '-m',
    'Merge',
  );
  server.judge('update-ref', 'refs/heads/main', merged);
  expect(await changes(['a/one.txt', 'c.txt'])).toEqual({
    'a/one.txt': 'Eve',
    'c.txt': 'Cy',
  });
});

it('gives up after so many commits, and says nothing instead of something wrong', async () => {
  for (const name of ['Ada', 'Bob', 'Cy']) await commit(name, { x: name });
  expect(await changes(['a/one.txt', 'x'], 2)).toEqual({ x: 'Cy' });
});
