import type { Inference } from '../api';
import { primaryKey } from '../contract';
import type { Subject } from './types';

/** From here on reading everything every time costs more than what it finds. */
export const MANY_ROWS = 100_000;

const count = (rows: number) => rows.toLocaleString('en');

/**
 * How a table is loaded. Reading it whole and comparing sees every change and every deletion, so it is the rule; only a large table with a
 * key and a cursor that can be trusted is read by what changed.
 */
export function inferLoadMode(
  { table, evidence: { rows } }: Subject,
  cursor: Inference | undefined,
): Inference {
  const trusted = cursor?.confidence === 'likely' ? cursor.value : undefined;
  const large = rows !== undefined && rows >= MANY_ROWS;
  if (large && trusted && primaryKey(table).length > 0) {
    return {
      about: 'loadMode',
      columns: [trusted],
      value: 'incremental',
      confidence: 'likely',
      reason: `about ${count(
        rows,
      )} rows: only what changed by ${trusted} is read. Deleted rows are not noticed this way`,
    };
  }
  const size = rows === undefined ? '' : `about ${count(rows)} rows: `;
  return {
    about: 'loadMode',
    value: 'full',
    confidence: 'likely',
    reason: `${size}every load reads the table and compares it with the last state, so changes and deletions are seen${
      large ? '. It is large: give it a cursor to read less' : ''
    }`,
  };
}
