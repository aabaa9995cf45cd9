import fc from 'fast-check';
import { quoteIdentifier, quoteQualified, type SqlDialect } from './quote';

const dialects = fc.constantFrom<SqlDialect>(
  'spark',
  'trino',
  'snowflake',
  'postgres',
  'mysql',
  'duckdb',
);
const names = fc
  .oneof(
    fc.string({ unit: 'binary', minLength: 1, maxLength: 80 }),
    fc.constantFrom(
      'select',
      '"; drop table x; --',
      '`',
      '$$',
      '\\',
      'é',
      '\u202e',
    ),
  )
  .filter(name => !name.includes('\u0000'));

/** Reads one quoted identifier as an SQL lexer does; gives its name and where it ends. */
function lex(sql: string, start: number): { name: string; end: number } {
  const quote = sql[start];
  let name = '';
  for (let i = start + 1; i < sql.length; i++) {
    if (sql[i] !== quote) name += sql[i];
    else if (sql[i + 1] === quote) name += sql[i++];
    else return { name, end: i + 1 };
  }
  throw new Error('not closed');
}

describe('quoteIdentifier', () => {
  it('is read back as one identifier with the same name', () => {
    fc.assert(
      fc.property(names, dialects, (name, dialect) => {
        const quoted = quoteIdentifier(name, dialect);
        expect(lex(quoted, 0)).toEqual({ name, end: quoted.length });
      }),
      { numRuns: 2000 },
    );
  });

  it.each(['', 'a\u0000b'])('refuses %j', name => {
    expect(() => quoteIdentifier(name, 'spark')).toThrow('is no identifier');
  });
});

describe('quoteQualified', () => {
  it('keeps the parts apart', () => {
    expect(quoteQualified(['a.b', 'c'], 'spark')).toBe('`a.b`.`c`');
    expect(quoteQualified(['a"b', 'c'], 'trino')).toBe('"a""b"."c"');
  });
});
