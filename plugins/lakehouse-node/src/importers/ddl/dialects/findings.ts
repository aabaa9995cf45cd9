import type { DdlDialect } from '@lakehouse/backstage-plugin-lakehouse-common';
import type { Cursor } from './Cursor';
import type { Reading } from './model';

/** Dialects as people call them. */
export const DIALECT_NAMES: Record<DdlDialect, string> = {
  postgresql: 'PostgreSQL',
  mysql: 'MySQL',
  sqlserver: 'SQL Server',
  oracle: 'Oracle',
  snowflake: 'Snowflake',
};

const LONGEST = 120;

/** A text on one line, shortened. */
export function brief(text: string): string {
  const oneLine = text.replace(/\s+/g, ' ').trim();
  return oneLine.length > LONGEST
    ? `${oneLine.slice(0, LONGEST - 3)}...`
    : oneLine;
}

/** Says that the rest of a clause is not understood, and takes it. */
export function clauseFinding(
  cursor: Cursor,
  { findings, source, dialect }: Reading,
  about: string,
): void {
  const { line } = cursor.token!;
  findings.push({
    severity: 'warning',
    line,
    message: `Line ${line}: this clause of ${about} is not understood as ${
      DIALECT_NAMES[dialect]
    } and was passed over: ${brief(source(cursor.rest()))}`,
  });
}
