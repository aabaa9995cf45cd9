import type { components } from '../api/schema';

type Schemas = components['schemas'];

/** The clocks of a table in the shape of the API. */
export type ClocksJson = Schemas['Clocks'];
export type ClockName = Schemas['ClockName'];
export type DataChange = Schemas['DataChange'];
/** How old data may be, and where that is written. */
export type FreshnessPromise = Schemas['Promise'];

/** One clock: its time (ISO 8601, UTC), and the snapshot that it was read from, if any. */
export interface ClockReading {
  at: string;
  snapshotId: string | null;
}

/** The four clocks of a table. See {@link readClocks} for what each one means. */
export interface TableClocks {
  eventTime: ClockReading | null;
  loadTime: ClockReading | null;
  lastDataChange: DataChange | null;
  lastCommit: ClockReading;
  /**
   * Set when no retained snapshot changed data but older ones have expired: the last change happened at this time or before it
   * (ISO 8601, UTC).
   */
  noLaterThan: string | null;
}
