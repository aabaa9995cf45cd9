import type { FreshnessVerdict } from '../api';
import type { ClockName, FreshnessPromise, TableClocks } from './types';

/** From this share of the promise on, a table is due. */
export const DUE_SHARE = 0.8;

/** What a verdict is computed from. */
export interface EvaluateInput {
  /** Null: the table's metadata could not be read. */
  clocks: TableClocks | null;
  promise: FreshnessPromise | null;
  /** The time the verdict holds for. */
  now: Date;
  /** The clock to judge by. `auto`, the default, takes the newer of load time and last data change. */
  clock?: 'auto' | ClockName;
}

/** The clock that decides, without the promise: what a store needs to compute verdicts later. */
export interface DecidingClock {
  clock: ClockName;
  at: string;
  snapshotId: string | null;
}

/**
 * Judges a table's freshness. The verdict names the clock, snapshot and promise it comes from; where one of them is missing the verdict
 * is `unknown` with the reason, never `fresh`.
 *
 * When the change that the clock needs has expired, only a bound is known: a table whose bound is already over the promise is late for
 * certain, any other is unknown.
 */
export function evaluate(input: EvaluateInput): FreshnessVerdict {
  const { clocks, promise, now } = input;
  const base: FreshnessVerdict = {
    state: 'unknown',
    reason: 'unreadable',
    clock: null,
    at: null,
    snapshotId: null,
    dueAt: null,
    ageMs: null,
    promise,
    evaluatedAt: now.toISOString(),
  };
  if (!clocks) {
    return base;
  }
  const deciding = decidingClock(clocks, input.clock);
  if (!deciding) {
    return withoutClock(base, clocks, input);
  }
  const at = Date.parse(deciding.at);
  const known = {
    ...base,
    ...deciding,
    // A time in the future is a skewed clock, not a negative age.
    ageMs: Math.max(0, now.getTime() - at),
  };
  if (!promise) {
    return { ...known, reason: 'no-promise' };
  }
  const dueAt = isoOrNull(at + promise.maxAgeMs);
  if (at > now.getTime()) {
    return { ...known, dueAt, state: 'fresh', reason: 'clock-skew' };
  }
  return { ...known, dueAt, ...judge(known.ageMs, promise) };
}

/** Picks the clock to judge by; null when the table has none. */
export function decidingClock(
  clocks: TableClocks,
  clock: 'auto' | ClockName = 'auto',
): DecidingClock | null {
  const names: ClockName[] =
    clock === 'auto' ? ['lastDataChange', 'loadTime'] : [clock];
  let best: DecidingClock | null = null;
  for (const name of names) {
    const found = clocks[name];
    if (found && (!best || Date.parse(found.at) > Date.parse(best.at))) {
      best = { clock: name, at: found.at, snapshotId: found.snapshotId };
    }
  }
  return best;
}

function withoutClock(
  base: FreshnessVerdict,
  clocks: TableClocks,
  { promise, now, clock = 'auto' }: EvaluateInput,
): FreshnessVerdict {
  const bound = clocks.noLaterThan;
  if (!bound || (clock !== 'auto' && clock !== 'lastDataChange')) {
    return { ...base, reason: 'no-clock' };
  }
  const ageMs = Math.max(0, now.getTime() - Date.parse(bound));
  const late = promise !== null && ageMs > promise.maxAgeMs;
  return {
    ...base,
    reason: 'expired-history',
    clock: 'lastDataChange',
    at: bound,
    ageMs,
    state: late ? 'late' : 'unknown',
  };
}

function judge(
  ageMs: number,
  promise: FreshnessPromise,
): Pick<FreshnessVerdict, 'state' | 'reason'> {
  if (ageMs > promise.maxAgeMs) {
    return { state: 'late', reason: 'over-promise' };
  }
  return ageMs >= promise.maxAgeMs * DUE_SHARE
    ? { state: 'due', reason: 'nearly-due' }
    : { state: 'fresh', reason: 'within-promise' };
}

function isoOrNull(ms: number): string | null {
  return Math.abs(ms) <= 8.64e15 ? new Date(ms).toISOString() : null;
}
