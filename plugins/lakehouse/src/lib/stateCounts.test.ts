import { stateCounts } from './stateCounts';

const none = { layer: [], catalog: [], owner: [], tag: [] };

describe('the states of the tables of a list', () => {
  it('come by how much they need eyes, without those that no table is in', () => {
    const counts = stateCounts({
      ...none,
      total: 12,
      freshness: [
        { value: 'fresh', count: 9 },
        { value: 'late', count: 1 },
        { value: 'unknown', count: 2 },
      ],
      state: [
        { value: 'present', count: 11 },
        { value: 'unreadable', count: 1 },
      ],
    });
    expect(counts.map(({ kind, count }) => [kind, count])).toEqual([
      ['late', 1],
      ['noPromise', 2],
      ['fresh', 9],
      ['unreadable', 1],
    ]);
  });
});
