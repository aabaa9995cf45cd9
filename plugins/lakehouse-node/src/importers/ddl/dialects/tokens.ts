import type { DdlDialect } from '@lakehouse/backstage-plugin-lakehouse-common';

/** Dialects that are turned into PostgreSQL. */
export type OtherDialect = Exclude<DdlDialect, 'postgresql'>;

/** A word, name, text, number or sign of SQL. */
export interface Token {
  kind: 'word' | 'name' | 'text' | 'number' | 'sign';
  /** What it means: a name without its quotes. */
  value: string;
  /** Its first line in the whole input. */
  line: number;
  /** Nothing but white space, comments or the beginning stands before it in its line. */
  first: boolean;
  start: number;
  end: number;
}

interface Rule {
  /** Matches at a place; sticky. */
  pattern: RegExp;
  kind?: Token['kind'];
  value?(match: RegExpExecArray): string;
}

const SPACE: Rule = { pattern: /\s+/y };
const LINE_COMMENT: Rule = { pattern: /--[^\r\n]*/y };
const HASH_COMMENT: Rule = { pattern: /#[^\r\n]*/y };
const BLOCK_COMMENT: Rule = { pattern: /\/\*[^]*?(?:\*\/|$)/y };

const doubled = (quote: string) => (match: RegExpExecArray) =>
  match[1].replaceAll(quote + quote, quote);

const QUOTED: Rule = {
  pattern: /"((?:[^"]|"")*)(?:"|$)/y,
  kind: 'name',
  value: doubled('"'),
};
const BACKTICKS: Rule = {
  pattern: /`((?:[^`]|``)*)(?:`|$)/y,
  kind: 'name',
  value: doubled('`'),
};
const BRACKETS: Rule = {
  pattern: /\[((?:[^\]]|\]\])*)(?:\]|$)/y,
  kind: 'name',
  value: match => match[1].replaceAll(']]', ']'),
};
const TEXT: Rule = {
  pattern: /[Nn]?'((?:[^']|'')*)(?:'|$)/y,
  kind: 'text',
  value: doubled("'"),
};
const ESCAPES: Record<string, string> = { n: '\n', r: '\r', t: '\t', 0: '' };
const unescaped = (quote: string) => (match: RegExpExecArray) =>
  match[1].replace(/\\([^])|''|""/g, (both, escaped?: string) => {
    if (escaped !== undefined) return ESCAPES[escaped] ?? escaped;
    return both === quote + quote ? quote : both;
  });
const ESCAPED_TEXT: Rule = {
  pattern: /[Nn]?'((?:[^'\\]|\\[^]|'')*)(?:\\?$|')/y,
  kind: 'text',
  value: unescaped("'"),
};
const DOUBLE_TEXT: Rule = {
  pattern: /"((?:[^"\\]|\\[^]|"")*)(?:\\?$|")/y,
  kind: 'text',
  value: unescaped('"'),
};
const ORACLE_TEXT: Rule = {
  pattern:
    /[Nn]?[Qq]'(?:\[([^]*?)(?:\]'|$)|\{([^]*?)(?:\}'|$)|\(([^]*?)(?:\)'|$)|<([^]*?)(?:>'|$)|([^\s[{(<])([^]*?)(?:\5'|$))/y,
  kind: 'text',
  value: ([, a, b, c, d, , e]) => a ?? b ?? c ?? d ?? e,
};
const DOLLARS: Rule = {
  pattern: /\$\$([^]*?)(?:\$\$|$)/y,
  kind: 'text',
  value: match => match[1],
};
const NUMBER: Rule = { pattern: /\d+(?:\.\d+)?/y, kind: 'number' };
const WORD: Rule = { pattern: /[\p{L}_@#$][\p{L}\p{N}_@#$]*/uy, kind: 'word' };
const SIGN: Rule = { pattern: /[^]/y, kind: 'sign' };

const common = [SPACE, LINE_COMMENT, BLOCK_COMMENT];
const last = [NUMBER, WORD, SIGN];

const RULES: Record<OtherDialect, Rule[]> = {
  mysql: [
    ...common,
    HASH_COMMENT,
    BACKTICKS,
    ESCAPED_TEXT,
    DOUBLE_TEXT,
    ...last,
  ],
  sqlserver: [...common, BRACKETS, QUOTED, TEXT, ...last],
  oracle: [...common, QUOTED, ORACLE_TEXT, TEXT, ...last],
  snowflake: [...common, QUOTED, DOLLARS, ESCAPED_TEXT, ...last],
};

/**
 * Cuts SQL into tokens; white space and comments are left out. A quote or comment that is not closed goes on to the end, so that no
 * text makes it look at a place more than twice.
 */
export function tokenize(sql: string, dialect: OtherDialect): Token[] {
  const rules = RULES[dialect];
  const tokens: Token[] = [];
  let at = 0;
  let line = 1;
  let first = true;
  while (at < sql.length) {
    const [rule, match] = matchAt(rules, sql, at);
    const end = at + match[0].length;
    const breaks = match[0].split('\n').length - 1;
    if (rule.kind) {
      const value = rule.value?.(match) ?? match[0];
      tokens.push({ kind: rule.kind, value, line, first, start: at, end });
      first = false;
    }
    if (breaks) first = true;
    line += breaks;
    at = end;
  }
  return tokens;
}

function matchAt(
  rules: Rule[],
  sql: string,
  at: number,
): [Rule, RegExpExecArray] {
  for (const rule of rules) {
    rule.pattern.lastIndex = at;
    const match = rule.pattern.exec(sql);
    if (match) return [rule, match];
  }
  // The last rule takes any character.
  throw new Error(`nothing matches at ${at}`);
}
