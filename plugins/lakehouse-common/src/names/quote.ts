import { InputError } from '@backstage/errors';

/** SQL dialects that we write identifiers for. Athena is Trino's. */
export type SqlDialect =
  | 'spark'
  | 'trino'
  | 'snowflake'
  | 'postgres'
  | 'mysql'
  | 'duckdb';

const QUOTE: Record<SqlDialect, '"' | '`'> = {
  spark: '`',
  trino: '"',
  snowflake: '"',
  postgres: '"',
  mysql: '`',
  duckdb: '"',
};

/**
 * Quotes an identifier; the quote character inside is doubled, all else is taken as it is. Nothing in the name can end the identifier.
 *
 * @throws InputError for an empty name and for one with a NUL, which no engine takes
 */
export function quoteIdentifier(name: string, dialect: SqlDialect): string {
  if (name === '' || name.includes('\u0000')) {
    throw new InputError(
      `${JSON.stringify(
        name.slice(0, 100),
      )} is no identifier. Give it at least one character and no NUL.`,
    );
  }
  const quote = QUOTE[dialect];
  return quote + name.replaceAll(quote, quote + quote) + quote;
}

/** Quotes the parts of a qualified name and joins them by `.`. */
export function quoteQualified(parts: string[], dialect: SqlDialect): string {
  return parts.map(part => quoteIdentifier(part, dialect)).join('.');
}
