import type { ImportFinding } from '../../types';
import { readStatement } from './apply';
import type { Reading } from './model';
import { printTables } from './print';
import { splitStatements } from './statements';
import { tokenize, type OtherDialect } from './tokens';

/** DDL of another dialect in PostgreSQL's words. */
export interface Translation {
  /** Every table in the line in which the input creates it. */
  ddl: string;
  /** What was not understood, by lines of the input. */
  findings: ImportFinding[];
}

/**
 * Reads CREATE TABLE, ALTER TABLE, comments and unique indexes of another dialect. A statement or clause that is not understood becomes a
 * finding with its line, and the rest goes on.
 */
export function translate(text: string, dialect: OtherDialect): Translation {
  const input = text
    .replace(/^\uFEFF/, '')
    .replace(/\0/g, ' ')
    .replace(/\r\n?/g, '\n');
  const reading: Reading = {
    dialect,
    tables: [],
    findings: [],
    source: tokens =>
      tokens.length ? input.slice(tokens[0].start, tokens.at(-1)!.end) : '',
  };
  for (const statement of splitStatements(tokenize(input, dialect), dialect)) {
    readStatement(statement, reading);
  }
  return {
    ddl: printTables(reading.tables, dialect),
    findings: reading.findings,
  };
}
