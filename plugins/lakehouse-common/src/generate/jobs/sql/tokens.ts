/** A piece of Spark SQL. Comments and blanks are left out. */
export interface SqlToken {
  kind: 'word' | 'name' | 'text' | 'symbol';
  /** The text as it is written; of a quoted name what is inside. */
  text: string;
}

const PIECES: [SqlToken['kind'] | 'skipped' | 'open', RegExp][] = [
  ['skipped', /\s+|--[^\n]*|\/\*[\s\S]*?\*\//y],
  ['text', /'(?:[^'\\]|\\[\s\S])*'|"(?:[^"\\]|\\[\s\S])*"/y],
  ['name', /`(?:[^`]|``)*`/y],
  ['open', /['"`]|\/\*/y],
  ['word', /[\p{L}\p{N}_]+/uy],
  ['symbol', /[\s\S]/uy],
];

/** The pieces of a text; undefined when a quote or a comment is not closed. */
export function sqlTokens(sql: string): SqlToken[] | undefined {
  const tokens: SqlToken[] = [];
  let at = 0;
  while (at < sql.length) {
    let found: RegExpExecArray | null = null;
    for (const [kind, pattern] of PIECES) {
      pattern.lastIndex = at;
      found = pattern.exec(sql);
      if (!found) continue;
      if (kind === 'open') return undefined;
      if (kind !== 'skipped') tokens.push({ kind, text: written(kind, found) });
      break;
    }
    at += found![0].length;
  }
  return tokens;
}

function written(kind: SqlToken['kind'], [text]: RegExpExecArray): string {
  return kind === 'name' ? text.slice(1, -1).replaceAll('``', '`') : text;
}
