export interface DqdlToken {
  kind: 'word' | 'text' | 'number' | 'symbol';
  text: string;
  /** Counted from 1. */
  line: number;
}

const PIECE =
  /(\s+|#[^\n]*)|"([^"\\]*)"|(-?\d+(?:\.\d+)?)(?![\w.])|([A-Za-z]\w*)|(>=|<=|!=|[=<>[\](),])/y;

/** The pieces of a ruleset, or the first character that belongs to none. */
export function dqdlTokens(
  text: string,
): { tokens: DqdlToken[] } | { line: number; found: string } {
  const tokens: DqdlToken[] = [];
  let at = 0;
  let line = 1;
  while (at < text.length) {
    PIECE.lastIndex = at;
    const match = PIECE.exec(text);
    if (!match) return { line, found: text.slice(at, at + 20) };
    const [all, skipped, quoted, number, word, symbol] = match;
    if (skipped === undefined) {
      if (quoted !== undefined) {
        tokens.push({ kind: 'text', text: quoted, line });
      } else if (number !== undefined) {
        tokens.push({ kind: 'number', text: number, line });
      } else if (word !== undefined) {
        tokens.push({ kind: 'word', text: word, line });
      } else {
        tokens.push({ kind: 'symbol', text: symbol, line });
      }
    }
    line += all.split('\n').length - 1;
    at = PIECE.lastIndex;
  }
  return { tokens };
}
