import { createHash } from 'node:crypto';

const HEAD = '-- lakehouse tables ';

/**
 * Hash of what a table is: its columns, keys and the schema's own types that it uses, as they are printed. Comments are left out, so that
 * a better description is no change.
 *
 * @param statements - of the table, in a fixed order
 * @returns 16 hexadecimal digits
 */
export function fingerprint(statements: string[]): string {
  return createHash('sha256')
    .update(statements.join('\n'))
    .digest('hex')
    .slice(0, 16);
}

/**
 * First line of the DDL of a schema that was read: a comment of SQL with the fingerprint of each table. JSON writes no line break, whatever
 * the names are.
 */
export function fingerprintLine(
  fingerprints: ReadonlyMap<string, string>,
): string {
  return `${HEAD}${JSON.stringify([...fingerprints])}\n`;
}

/**
 * Fingerprints of the tables in the DDL of a FoundSource, by the table's name in the database, in the order of the DDL. They are read from
 * its first line, so it costs nothing to ask for those of thousands of tables. DDL that was not printed by a connection has none.
 *
 * A table has changed when its fingerprint differs from the one that somebody has seen; it is gone when it has none.
 */
export async function tableFingerprints(
  ddl: string,
): Promise<Map<string, string>> {
  if (!ddl.startsWith(HEAD)) return new Map();
  const end = ddl.indexOf('\n');
  return new Map(JSON.parse(ddl.slice(HEAD.length, end)) as [string, string][]);
}
