import { evaluate } from './evaluate';
import type { TableClocks } from './types';

const HOUR = 3_600_000;
const now = new Date('2026-11-22T12:00:00Z');
const ago = (hours: number) =>
  new Date(now.getTime() - hours * HOUR).toISOString();
const promise = { maxAgeMs: 10 * HOUR, text: '10 h', from: 'contract x 1.0.0' };

function clocks(parts: Partial<TableClocks> = {}): TableClocks {
  return {
    eventTime: null,
    loadTime: null,
    lastDataChange: null,
    lastCommit: { at: ago(0), snapshotId: '9' },
    noLaterThan: null,
    ...parts,
  };
}
const changed = (hours: number) => ({
  at: ago(hours),
  snapshotId: '5',
  operation: 'append',
  assumed: false,
  possibleRewrite: false,
});

describe('evaluate', () => {
  it.each([
    [1, 'fresh', 'within-promise'],
    [7.99, 'fresh', 'within-promise'],
    [8, 'due', 'nearly-due'],
    [10, 'due', 'nearly-due'],
    [10.01, 'late', 'over-promise'],
  ])('after %d of 10 hours it is %s', (hours, state, reason) => {
    expect(
      evaluate({
        clocks: clocks({ lastDataChange: changed(hours) }),
        promise,
        now,
      }),
    ).toMatchObject({
      state,
      reason,
      clock: 'lastDataChange',
      snapshotId: '5',
      at: ago(hours),
      ageMs: hours * HOUR,
      promise,
    });
  });

  it('takes the newer of load time and data change, and says which', () => {
    const both = clocks({
      lastDataChange: changed(30),
      loadTime: { at: ago(2), snapshotId: null },
    });
    expect(evaluate({ clocks: both, promise, now })).toMatchObject({
      state: 'fresh',
      clock: 'loadTime',
      snapshotId: null,
    });
    expect(
      evaluate({ clocks: both, promise, now, clock: 'lastDataChange' }),
    ).toMatchObject({ state: 'late', clock: 'lastDataChange' });
  });

  it('never takes the last commit by itself', () => {
    expect(evaluate({ clocks: clocks(), promise, now })).toMatchObject({
      state: 'unknown',
      reason: 'no-clock',
    });
  });

  it('is unknown without a promise or without readable metadata', () => {
    const known = clocks({ lastDataChange: changed(1) });
    expect(evaluate({ clocks: known, promise: null, now })).toMatchObject({
      state: 'unknown',
      reason: 'no-promise',
      at: ago(1),
    });
    expect(evaluate({ clocks: null, promise, now })).toMatchObject({
      state: 'unknown',
      reason: 'unreadable',
    });
  });

  it('clamps times in the future and flags them', () => {
    const future = clocks({ lastDataChange: changed(-1) });
    expect(evaluate({ clocks: future, promise, now })).toMatchObject({
      state: 'fresh',
      reason: 'clock-skew',
      ageMs: 0,
      at: ago(-1),
    });
  });

  it('with expired history is late if even the bound is over the promise, else unknown', () => {
    const bound = (hours: number) =>
      evaluate({ clocks: clocks({ noLaterThan: ago(hours) }), promise, now });
    expect(bound(11)).toMatchObject({
      state: 'late',
      reason: 'expired-history',
    });
    expect(bound(1)).toMatchObject({
      state: 'unknown',
      reason: 'expired-history',
    });
  });
});
