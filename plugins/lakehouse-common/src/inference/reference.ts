import type { Inference } from '../api';
import type { Subject } from './types';

/** More rows than this is no list that people know by heart. */
const FEW_ROWS = 200;

/**
 * A small table that stands alone may be a list of codes. It is a guess: a list of codes and a small table of things look alike.
 *
 * @param connected - names of tables that a reference leads to or away from
 */
export function inferReference(
  { table, evidence: { rows } }: Subject,
  connected: ReadonlySet<string>,
): Inference | undefined {
  if (rows === undefined || rows >= FEW_ROWS || connected.has(table.name)) {
    return undefined;
  }
  return {
    about: 'reference',
    value: 'reference',
    confidence: 'guess',
    reason: `${rows} rows, and no reference leads to it or away from it: it could be a reference table (lakehouse.kind: reference)`,
  };
}
