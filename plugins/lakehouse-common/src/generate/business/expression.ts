const MAX_LENGTH = 4000;
/** A name, quoted or not, or a number. */
const WORD = /"[^"]*"|`[^`]*`|[\p{L}\p{N}_$]+/gu;

/**
 * Why a text cannot stand in a model as one SQL expression: it would end before its end, go on after it, or be rendered by dbt. Whether the
 * SQL is right is for the database to say.
 */
export function expressionProblem(text: string): string | undefined {
  if (!text.trim()) return 'is empty';
  if (text.length > MAX_LENGTH) {
    return `is longer than ${MAX_LENGTH} characters: write it into the file later`;
  }
  // eslint-disable-next-line no-control-regex
  if (/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029]/.test(text)) {
    return 'has control characters';
  }
  if (/\{[{%#]|[}%#]\}/.test(text)) {
    return 'has Jinja in it ({{, {% or {#): write plain SQL here, and add Jinja to the file later';
  }
  const bare = withoutQuoted(text);
  if (bare === undefined) return 'has a quote that is not closed';
  if (bare.includes(';'))
    return 'has a ; in it: write one expression, no statements';
  if (/--|\/\*|\*\/|#/.test(bare))
    return 'has a comment in it: describe the column instead';
  let depth = 0;
  for (const character of bare) {
    if (character === '(') depth += 1;
    if (character === ')') depth -= 1;
    if (depth < 0) break;
  }
  return depth === 0
    ? undefined
    : 'has a bracket that is not closed or not opened';
}

/** Columns that an expression names with what they are of: `sat_customer.city`. */
export function qualifiedColumns(
  expression: string,
): Array<{ of: string; column: string }> {
  const plain = expression.replace(/'[^']*'/g, "''");
  const words = [...plain.matchAll(WORD)].map(({ 0: text, index }) => ({
    text,
    from: index,
    to: index + text.length,
  }));
  return words.flatMap(({ text: of, from, to }, i) => {
    const next = words[i + 1];
    // Of `a.b.c` and `a.f(x)` nobody knows what `a` is.
    const isPair =
      next?.from === to + 1 &&
      plain[to] === '.' &&
      plain[from - 1] !== '.' &&
      !'.('.includes(plain[next.to] ?? ' ');
    return isPair && !/^\p{N}/u.test(of)
      ? [{ of: unquoted(of), column: unquoted(next.text) }]
      : [];
  });
}

/** What stands outside of literals and quoted names; undefined when a quote is open at the end. */
function withoutQuoted(text: string): string | undefined {
  const bare = text.replace(/'[^']*'|"[^"]*"|`[^`]*`/g, ' ');
  return /['"`]/.test(bare) ? undefined : bare;
}

function unquoted(name: string): string {
  return /^["`]/.test(name) ? name.slice(1, -1) : name;
}
