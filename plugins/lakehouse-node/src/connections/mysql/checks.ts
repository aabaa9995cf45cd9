/** What a check of MariaDB says about one column. */
export interface CheckedColumn {
  column: string;
  /** The column itself, when it holds JSON. */
  json?: string;
  values?: string[];
}

const NAME = '`((?:[^`]|``)+)`';
const JSON_VALID = new RegExp(`^json_valid\\(${NAME}\\)$`, 'i');
const LISTED = new RegExp(`^${NAME} in \\(([^]*)\\)$`, 'i');
const VALUE = /'((?:[^'\\]|''|\\.)*)'/g;

/** Reads a check that keeps a column JSON, or that lists its values; any other says nothing about what is loaded. */
export function checkedColumn(clause: string): CheckedColumn | undefined {
  const json = JSON_VALID.exec(clause)?.[1].replaceAll('``', '`');
  if (json !== undefined) return { column: json, json };
  const [, column, list = ''] = LISTED.exec(clause) ?? [];
  const values = [...list.matchAll(VALUE)].map(([, value]) =>
    value.replace(/''|\\(.)/g, (_, escaped?: string) => escaped ?? "'"),
  );
  // Anything but texts and commas makes it another condition.
  const only = /^[,\s]*$/.test(list.replace(VALUE, ''));
  return column && values.length && only
    ? { column: column.replaceAll('``', '`'), values }
    : undefined;
}
