import { Retries } from './Retries';

/** Runs, from the first, in which a table that always fails is read. */
function triedIn(runs: number, mayPass: boolean): number[] {
  const retries = new Retries();
  return Array.from({ length: runs }, (_, run) => run).filter(() => {
    const due = retries.isDue('lake/a.t', 'f');
    if (due) retries.failed('lake/a.t', 'f', mayPass);
    return due;
  });
}

describe('Retries', () => {
  it('tries less and less often what may pass', () => {
    expect(triedIn(20, true)).toEqual([0, 1, 3, 7, 15]);
    expect(triedIn(400, true).slice(-2)).toEqual([319, 383]);
  });

  it('waits for another file otherwise', () => {
    expect(triedIn(200, false)).toEqual([0]);
    const retries = new Retries();
    retries.failed('lake/a.t', 'f', false);
    expect(retries.isDue('lake/a.t', 'g')).toBe(true);
  });
});
