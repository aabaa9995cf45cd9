import type { Inference } from '../api';
import type { Subject } from './types';

/** Smaller tables are a few files whatever happens, and folders would only make them smaller. */
const PARTITIONED_FROM = 10_000_000;
const BY_DAY_FROM = 1_000_000_000;

const EVENT_TIME = /(^|_)(date|day|time|at|on|ts|timestamp)$/;

/** By what a large table is parted: the time its rows are about, in folders large enough for whole files. */
export function inferPartition(
  { table, evidence: { rows = 0 } }: Subject,
  cursor: Inference | undefined,
): Inference | undefined {
  if (rows < PARTITIONED_FROM) return undefined;
  const times = table.properties.filter(
    ({ name, logicalType, required }) =>
      (logicalType === 'date' || logicalType === 'timestamp') &&
      required &&
      // Rows move between folders when they change, if the folder is the time of the change.
      name !== cursor?.value &&
      EVENT_TIME.test(name),
  );
  if (times.length === 0) return undefined;
  const [{ name }] = times;
  const transform = rows >= BY_DAY_FROM ? 'day' : 'month';
  return {
    about: 'partition',
    columns: [name],
    value: transform,
    confidence: 'guess',
    reason: `about ${rows.toLocaleString(
      'en',
    )} rows: one folder per ${transform} of ${name} would let queries that filter on it read less`,
  };
}
