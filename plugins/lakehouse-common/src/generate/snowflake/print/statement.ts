import { InputError } from '@backstage/errors';
import { Sql } from './sql';

/** A statement: its words and names, and its options, one per line. */
export interface Statement {
  head: Sql[];
  options: Sql[];
}

/** Words of SQL, written by us. */
export function word(keywords: string): Sql {
  if (!/^[A-Z][A-Z0-9_$ ]*$/.test(keywords)) {
    throw new InputError(`${keywords.slice(0, 80)} is no keyword`);
  }
  return Sql.of(keywords);
}

/** Marks that are no words. */
export const EVERYTHING = Sql.of('*');
export const ARROW = Sql.of('->');

/** `NAME = value` */
export function option(key: string, value: Sql): Sql {
  return Sql.of(`${word(key).sql} = ${value.sql}`);
}

/** `( a, b )` on one line. */
export function list(items: Sql[]): Sql {
  return Sql.of(`(${items.map(({ sql }) => sql).join(', ')})`);
}

/** Options of an option, one per line; some are separated by commas, some are not. */
export function block(items: Sql[], separator: '' | ',' = ''): Sql {
  const lines = items.map(({ sql }) => `    ${sql}`);
  return Sql.of(`(\n${lines.join(`${separator}\n`)}\n  )`);
}

/** Pieces beside each other. */
export function phrase(...parts: Sql[]): Sql {
  return Sql.of(parts.map(({ sql }) => sql).join(' '));
}

export function statement(head: Sql[], options: Sql[] = []): Statement {
  return { head, options };
}

/**
 * A file of statements. Comments hold texts of ours only: whoever splits a file at semicolons may not look whether one is in a comment.
 *
 * @param about - sentences about the file, one per line
 */
export function printSql(about: string[], statements: Statement[]): string {
  const comment = about.map(line => `-- ${line}`).join('\n');
  return `${[comment, ...statements.map(printStatement)].join('\n\n')}\n`;
}

function printStatement({ head, options }: Statement): string {
  return `${[phrase(...head).sql, ...options.map(({ sql }) => `  ${sql}`)].join(
    '\n',
  )};`;
}
