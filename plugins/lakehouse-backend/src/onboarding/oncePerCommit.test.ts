import { oncePerCommit } from './oncePerCommit';

describe('oncePerCommit', () => {
  let commit: string;
  let made: number;
  const repository = { head: async () => commit };
  const count = oncePerCommit(repository, async () => {
    made += 1;
    if (commit === 'broken') throw new Error('cannot be read');
    return made;
  });
  beforeEach(() => {
    made = 0;
  });

  it('makes it once, for all who ask meanwhile, until there is another commit', async () => {
    commit = 'a';
    expect(await Promise.all([count(), count()])).toEqual([1, 1]);
    expect(await count()).toBe(1);
    commit = 'b';
    expect(await count()).toBe(2);
  });

  it('tries again what failed', async () => {
    commit = 'broken';
    await expect(Promise.all([count(), count()])).rejects.toThrow();
    expect(made).toBe(1);
    await expect(count()).rejects.toThrow('cannot be read');
    expect(made).toBe(2);
  });
});
