import type { ContractColumn } from '../contract';
import type { Inference } from '../api';
import { evidenceOf, type Subject } from './types';

const WHEN = '(_(at|on|date|day|time|ts|timestamp|utc))?';
const CHANGED = new RegExp(
  `(^|_)((last_)?(updated?|modified|changed?)|last_update)${WHEN}$`,
);
const CREATED = new RegExp(
  `^(created|inserted|logged|recorded|occurred|event)${WHEN}$`,
);

const isTime = ({ logicalType }: ContractColumn) =>
  logicalType === 'timestamp' || logicalType === 'date';

/** Whether every row has it: a row without it would never be read again. */
function isComplete(subject: Subject, column: ContractColumn): boolean {
  const { nulls, values } = evidenceOf(subject, column);
  const seen = nulls === 0 || Boolean(values?.length && !values.includes(''));
  return Boolean(column.required) || seen;
}

/**
 * The column that tells what changed since the last load: one that says when its row was changed, or when it was made. The latter only
 * finds new rows, so it is a guess; so is a column that may be empty.
 */
export function inferCursor(subject: Subject): Inference | undefined {
  const times = subject.table.properties.filter(isTime);
  const changed = times.filter(({ name }) => CHANGED.test(name));
  const complete = changed.find(column => isComplete(subject, column));
  const column = complete ?? changed[0];
  if (column) {
    return {
      about: 'cursor',
      columns: [column.name],
      value: column.name,
      confidence: complete ? 'likely' : 'guess',
      reason: complete
        ? `${column.name} says when a row was changed, and every row has it`
        : `${column.name} says when a row was changed, but it may be empty, and such rows would be missed`,
    };
  }
  const created = times.find(({ name }) => CREATED.test(name));
  return created
    ? {
        about: 'cursor',
        columns: [created.name],
        value: created.name,
        confidence: 'guess',
        reason: `${created.name} says when a row was made: enough when rows never change afterwards`,
      }
    : undefined;
}
