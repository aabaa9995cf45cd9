import { InputError } from '@backstage/errors';
import { quoteIdentifier } from '../../../names';

/** A piece of SQL. Only the functions of this file make one, so no text of a contract or of an answer becomes code. */
export class Sql {
  private constructor(readonly sql: string) {}

  static of(sql: string): Sql {
    return new Sql(sql);
  }
}

/** What the Snowflake CLI replaces in a file before it sends it; a name cannot be escaped, so it may not hold any of it. */
const TEMPLATING = /&|<%|%>|\{\{|\{%|\{#/;
// eslint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/;
const MAX_NAME = 255;

/** Why a name cannot stand in a file of SQL; undefined when it can. */
export function nameProblem(called: string): string | undefined {
  if (called === '') return 'is empty';
  if (called.length > MAX_NAME) return `has more than ${MAX_NAME} characters`;
  if (CONTROL.test(called)) return 'has a line break or a control character';
  if (TEMPLATING.test(called)) {
    return 'has characters that the Snowflake CLI would replace (& <% %> {{)';
  }
  return undefined;
}

/**
 * A name of one or more parts, each in double quotes: what is in them is taken as it is, in upper and lower case.
 *
 * @throws InputError for a name for which {@link nameProblem} has an answer
 */
export function name(...parts: string[]): Sql {
  for (const part of parts) {
    const problem = nameProblem(part);
    if (problem) {
      throw new InputError(
        `The name ${JSON.stringify(
          part.slice(0, 80),
        )} ${problem}, so it cannot be written into a file for Snowflake. Rename it, or leave it out.`,
      );
    }
  }
  return Sql.of(
    parts.map(part => quoteIdentifier(part, 'snowflake')).join('.'),
  );
}

/**
 * A string literal on one line. Everything but letters, digits, blanks and harmless punctuation is an escape, so that neither a lexer of
 * SQL nor a tool that splits files at `;` or replaces `<% %>` and `&name` finds an end, a comment or a variable in it.
 */
export function text(value: string): Sql {
  const escaped = value
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replaceAll('\u0000', '\ufffd')
    .replace(/[^\p{L}\p{N}\p{M}\p{So} _.,:()+=/!?#@-]/gu, escape)
    .replace(/--/g, '-\\x2d');
  return Sql.of(`'${escaped}'`);
}

/** Escapes have four digits, so what lies beyond them and cannot be seen is shown as unknown. */
function escape(character: string): string {
  const code = character.codePointAt(0)!;
  if (code > 0xffff) return /\p{C}/u.test(character) ? '\ufffd' : character;
  return code < 0x80
    ? `\\x${code.toString(16).padStart(2, '0')}`
    : `\\u${code.toString(16).padStart(4, '0')}`;
}

/** A literal that whoever runs the file fills in: `snow sql -D key=value`. */
export function placeholder(key: string): Sql {
  if (!/^[a-z][a-z0-9_]*$/.test(key)) throw new InputError(`${key} is no key`);
  return Sql.of(`'<% ${key} %>'`);
}

/** A placeholder inside a text of ours, such as an address. */
export function filledText(
  before: string,
  key: string,
  after: string = '',
): Sql {
  const inner = placeholder(key).sql.slice(1, -1);
  return Sql.of(
    `'${text(before).sql.slice(1, -1)}${inner}${text(after).sql.slice(1, -1)}'`,
  );
}
