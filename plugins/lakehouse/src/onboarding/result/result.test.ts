import { readResult } from './result';

const stamped = {
  source: 'shop',
  kind: 'csv',
  files: [{ path: 'a', action: 'create', reason: 'r' }],
  entities: ['system:default/shop'],
  next: ['make local SOURCE=shop'],
};
const published = {
  commit: 'c0ffee',
  branch: 'main',
  repository: 'platform.git',
  created: true,
  next: ['cd platform', 'git pull'],
};

describe('readResult', () => {
  it('joins what both steps say, with the commands in their order', () => {
    expect(readResult({ stamped, published })).toEqual({
      source: 'shop',
      commit: 'c0ffee',
      branch: 'main',
      repository: 'platform.git',
      created: true,
      files: stamped.files,
      entities: stamped.entities,
      next: ['cd platform', 'git pull', 'make local SOURCE=shop'],
      needsData: true,
    });
  });

  it.each([undefined, {}, { text: [] }, { stamped }, { published }])(
    'gives nothing for a task that did not come to its end: %j',
    output => {
      expect(readResult(output)).toBeUndefined();
    },
  );

  it('names the pull request that the files wait for', () => {
    const requested = {
      pullRequest: 'https://github.test/acme/platform/pull/1',
      branch: 'lakehouse/onboard-shop',
      target: 'main',
      repository: 'acme/platform',
      next: ['git switch main && git pull'],
    };
    // What the scaffolder makes of the output of a step that did not run.
    const left = '${{ steps.publish.output }}';
    expect(readResult({ stamped, published: left, requested })).toMatchObject({
      commit: '',
      pullRequest: { url: requested.pullRequest, target: 'main' },
      branch: 'lakehouse/onboard-shop',
      next: ['git switch main && git pull', 'make local SOURCE=shop'],
    });
    const evil = { ...requested, pullRequest: 'data:text/html,x' };
    expect(readResult({ stamped, requested: evil })).toBeUndefined();
  });

  it('says that nothing was to be done', () => {
    const publish = { changed: false, target: 'main', repo: 'platform' };
    expect(readResult({ stamped: { ...stamped, publish } })).toMatchObject({
      created: false,
      branch: 'main',
      repository: 'platform',
    });
  });
});
