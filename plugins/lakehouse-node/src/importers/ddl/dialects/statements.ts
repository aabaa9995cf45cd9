import type { OtherDialect, Token } from './tokens';

/** A line that ends a statement: `GO` of SQL Server's tools, `/` of Oracle's. */
function endsBatch(
  dialect: OtherDialect,
  token: Token,
  next: Token | undefined,
): boolean {
  const alone = token.first && (!next || next.first || next.kind === 'number');
  if (dialect === 'sqlserver') {
    return alone && token.kind === 'word' && /^go$/i.test(token.value);
  }
  return (
    dialect === 'oracle' &&
    alone &&
    token.kind === 'sign' &&
    token.value === '/'
  );
}

/** Words that begin statements about tables; SQL Server needs nothing between statements. */
const BEGINS =
  /^(?:create|alter|comment|exec|execute|insert|drop|set|use|grant)$/i;

/** Cuts tokens into statements: at semicolons, at what ends a batch and, for SQL Server, where a line begins one. */
export function splitStatements(
  tokens: Token[],
  dialect: OtherDialect,
): Token[][] {
  const statements: Token[][] = [[]];
  let depth = 0;
  tokens.forEach((token, i) => {
    const sign = token.kind === 'sign' ? token.value : '';
    if (endsBatch(dialect, token, tokens[i + 1])) {
      depth = 0;
      statements.push([]);
      return;
    }
    if (sign === '(') depth += 1;
    if (sign === ')') depth = Math.max(0, depth - 1);
    if (sign === ';' && depth === 0) {
      statements.push([]);
      return;
    }
    const begins =
      dialect === 'sqlserver' &&
      depth === 0 &&
      token.first &&
      token.kind === 'word' &&
      BEGINS.test(token.value);
    if (begins) statements.push([]);
    statements.at(-1)!.push(token);
  });
  return statements.filter(({ length }) => length > 0);
}
