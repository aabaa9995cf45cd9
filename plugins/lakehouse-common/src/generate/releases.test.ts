import { GENERATOR_VERSION } from './plan/lock';
import {
  RELEASES,
  releasesSince,
  versionState,
  type GeneratorRelease,
} from './releases';

const release = (version: string): GeneratorRelease => ({
  version,
  date: '2026-01-01',
  changes: ['Something changes.'],
  toDo: [],
});
const versions = (locked: string | undefined) =>
  releasesSince(locked, ['1', '2', '10'].map(release)).map(
    ({ version }) => version,
  );

it('ends with the version that is written into locks, in order, and says something about each', () => {
  const numbers = RELEASES.map(({ version }) => Number(version));
  expect(RELEASES.at(-1)!.version).toBe(GENERATOR_VERSION);
  expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
  for (const { date, changes } of RELEASES) {
    expect(date).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(changes).not.toHaveLength(0);
  }
});

it('gives the releases between a lock and now, by number and not by text', () => {
  expect(versions(undefined)).toEqual(['1', '2', '10']);
  expect(versions('0')).toEqual(['1', '2', '10']);
  expect(versions('2')).toEqual(['10']);
  expect(versions('10')).toEqual([]);
});

it.each([
  [undefined, 'unlocked'],
  ['0', 'older'],
  [GENERATOR_VERSION, 'same'],
  [String(Number(GENERATOR_VERSION) + 1), 'newer'],
  ['next', 'newer'],
])('a lock of version %s is %s', (locked, state) => {
  expect(versionState(locked)).toBe(state);
});
