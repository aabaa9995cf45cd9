import { printSql, type Statement } from './print/statement';

/** Each statement once, where it stands first. */
export function unique(statements: Statement[]): Statement[] {
  return [
    ...new Map(
      statements.map(one => [printSql([], [one]), one] as const),
    ).values(),
  ];
}
