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
});
