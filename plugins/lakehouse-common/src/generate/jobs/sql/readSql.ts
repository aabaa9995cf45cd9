import { sqlTokens, type SqlToken } from './tokens';

export interface ReadSql {
  /** What keeps the text from being a transformation, with the fix. */
  problem?: string;
  /** Tables that it reads with their namespace, sorted. Spark has the last word; this is for lineage and tests. */
  reads: string[];
}

/** Words after which a comma no longer separates tables. */
const ENDS_FROM = new Set(
  'SELECT WHERE GROUP ORDER HAVING LIMIT UNION INTERSECT EXCEPT MINUS WINDOW CLUSTER DISTRIBUTE SORT LATERAL'.split(
    ' ',
  ),
);
/** Functions with a FROM of their own. */
const WITH_FROM = new Set(
  'EXTRACT TRIM SUBSTRING SUBSTR OVERLAY POSITION'.split(' '),
);

const isSymbol = (token: SqlToken, text: string) =>
  token.kind === 'symbol' && token.text === text;

const wordOf = (token?: SqlToken) =>
  token?.kind === 'word' ? token.text.toUpperCase() : undefined;

/** Looks at the SQL of a transformation: one query, and which tables it reads. It is Spark that understands it. */
export function readSql(sql: string): ReadSql {
  const failed = (problem: string): ReadSql => ({ problem, reads: [] });
  const all = sqlTokens(sql);
  if (!all) {
    return failed(
      "A quote or a comment in the SQL is not closed. Close it, as in 'text', `name` or /* comment */.",
    );
  }
  const last = all.at(-1);
  const tokens = last && isSymbol(last, ';') ? all.slice(0, -1) : all;
  if (tokens.length === 0) {
    return failed(
      'There is no SQL yet. Write one SELECT, or begin with the starter.',
    );
  }
  if (tokens.some(token => isSymbol(token, ';'))) {
    return failed(
      'The SQL has more than one statement. Write one SELECT; the job creates and fills the table itself.',
    );
  }
  const [first] = tokens;
  if (!['SELECT', 'WITH', 'VALUES', '('].includes(first.text.toUpperCase())) {
    return failed(
      `The SQL begins with ${JSON.stringify(
        first.text.slice(0, 40),
      )}. Write one SELECT (WITH may come before it); the job creates and fills the table itself.`,
    );
  }
  return { reads: [...new Set(tablesOf(tokens))].sort() };
}

function tablesOf(tokens: SqlToken[]): string[] {
  const tables: string[] = [];
  const outer: { inFrom: boolean; ofFunction: boolean }[] = [];
  let here = { inFrom: false, ofFunction: false };
  let expected = false;
  tokens.forEach((token, i) => {
    const before = tokens[i - 1];
    const word = wordOf(token);
    if (isSymbol(token, '(')) {
      outer.push(here);
      const ofFunction = WITH_FROM.has(wordOf(before) ?? '');
      // A list of tables may stand in parentheses.
      here = { inFrom: expected, ofFunction };
    } else if (isSymbol(token, ')')) {
      here = outer.pop() ?? here;
      expected = false;
    } else if (word === 'FROM') {
      expected = !here.ofFunction && wordOf(before) !== 'DISTINCT';
      here.inFrom ||= expected;
    } else if (word === 'JOIN' || (isSymbol(token, ',') && here.inFrom)) {
      expected = true;
    } else if (word && ENDS_FROM.has(word)) {
      here.inFrom = false;
      expected = false;
    } else if (expected && token.kind !== 'symbol') {
      const path = pathAt(tokens, i);
      if (path.length > 1) tables.push(path.slice(-2).join('.'));
      expected = false;
    }
  });
  return tables;
}

/** A name with its namespaces: `marts.orders`. */
function pathAt(tokens: SqlToken[], start: number): string[] {
  const path = [tokens[start].text];
  for (
    let i = start + 1;
    i + 1 < tokens.length && isSymbol(tokens[i], '.');
    i += 2
  ) {
    path.push(tokens[i + 1].text);
  }
  return path;
}
