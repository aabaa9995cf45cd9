export { CLAIM, clocksJson, readClocks } from './clocks';
export { changeOf, counter, isPossibleRewrite } from './dataChange';
export type { ChangeKind } from './dataChange';
export { decidingClock, DUE_SHARE, evaluate } from './evaluate';
export type { DecidingClock, EvaluateInput } from './evaluate';
export type {
  ClockName,
  ClockReading,
  ClocksJson,
  DataChange,
  FreshnessPromise,
  TableClocks,
} from './types';
