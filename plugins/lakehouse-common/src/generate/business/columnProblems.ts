import { shown } from '../../names';
import { expressionProblem, qualifiedColumns } from './expression';
import { someOf } from './someOf';
import type { AnswerProblem } from './types';

/** Columns that versions have besides their payload. */
const OF_EVERY_VERSION = [
  'ldts',
  'is_deleted',
  'rsrc',
  'valid_from',
  'valid_to',
];

/**
 * What is wrong in an expression over columns of several things: its form, and columns that are not there.
 *
 * @param columns - columns by the name under which the expression can use them
 */
export function columnProblems(
  field: string,
  what: string,
  expression: string,
  columns: ReadonlyMap<string, readonly string[]>,
): AnswerProblem[] {
  const form = expressionProblem(expression);
  if (form) return [{ field, message: `${what} ${form}.` }];
  const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();
  return qualifiedColumns(expression).flatMap(({ of, column }) => {
    const known = [...columns].find(([name]) => same(name, of));
    if (!known) {
      return [
        {
          field,
          message: `${what} names ${shown(of)}.${shown(
            column,
          )}, but it can use only ${[...columns.keys()].join(', ')}.`,
        },
      ];
    }
    const [name, own] = known;
    return [...own, ...OF_EVERY_VERSION].some(one => same(one, column))
      ? []
      : [
          {
            field,
            message: `${what} names ${name}.${shown(
              column,
            )}, which is no column of it. ${someOf('Columns are', own)}`,
          },
        ];
  });
}
