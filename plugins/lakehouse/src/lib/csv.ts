/** What makes a spreadsheet read a cell as a formula, at its beginning. */
const FORMULA = /^[=+\-@\t\r]/;

function cell(value: string | number | null | undefined): string {
  // A number that we have written is no formula; only text comes from elsewhere.
  if (typeof value === 'number') return String(value);
  const text = value ?? '';
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * A table as CSV (RFC 4180) that a spreadsheet may open: text that it would run as a formula gets an apostrophe before it.
 *
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
export function toCsv(
  rows: Array<Array<string | number | null | undefined>>,
): string {
  return rows.map(row => `${row.map(cell).join(',')}\r\n`).join('');
}
