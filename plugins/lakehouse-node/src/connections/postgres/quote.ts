import { quoteIdentifier } from '@lakehouse/backstage-plugin-lakehouse-common';

/** Line breaks would let a text begin a line as a command of psql, which readers of dumps pass over. */
// eslint-disable-next-line no-control-regex
const UNEVEN = /[\u0000-\u001f\u007f\\]/;
// eslint-disable-next-line no-control-regex
const TO_ESCAPE = /[\u0000-\u001f\u007f\\]/g;

const fourDigits = (character: string) =>
  character.charCodeAt(0).toString(16).padStart(4, '0');

/** A name of PostgreSQL on one line. */
export function quoteName(name: string): string {
  if (!UNEVEN.test(name)) return quoteIdentifier(name, 'postgres');
  const escaped = name.replace(TO_ESCAPE, one =>
    one === '\\' ? '\\\\' : `\\${fourDigits(one)}`,
  );
  return `U&${quoteIdentifier(escaped, 'postgres')}`;
}

/** A text as a constant of PostgreSQL on one line. */
export function quoteText(text: string): string {
  const quoted = `'${text.replaceAll("'", "''")}'`;
  if (!UNEVEN.test(text)) return quoted;
  const escaped = quoted.replace(TO_ESCAPE, one =>
    one === '\\' ? '\\\\' : `\\u${fourDigits(one)}`,
  );
  return `E${escaped}`;
}

const CONSTANT_OR_NAME = /'((?:[^']|'')*)'|"((?:[^"]|"")*)"/g;

/** SQL that PostgreSQL has printed, on one line: line breaks are left only in its constants and names. */
export function onOneLine(sql: string): string {
  if (!/[\r\n]/.test(sql)) return sql;
  return sql
    .replace(CONSTANT_OR_NAME, (_, text?: string, name?: string) =>
      text === undefined
        ? quoteName(name!.replaceAll('""', '"'))
        : quoteText(text.replaceAll("''", "'")),
    )
    .replace(/[\r\n]/g, ' ');
}
