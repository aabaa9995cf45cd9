import fs from 'node:fs';
import path from 'node:path';
import { COLUMNS } from './schema.mjs';

/** A field of RFC 4180: NULL is an empty field without quotes, an empty text is `""`. */
export function field(value) {
  if (value === null) return '';
  const text = String(value);
  if (text === '' || /[",\r\n]/.test(text)) {
    return `"${text.replaceAll('"', '""')}"`;
  }
  return text;
}

const CHUNK = 20_000;

/** Writes one file per table, `<folder>/<table>.csv`, UTF-8 with a header row; existing files of that name are replaced. */
export function writeCsv(folder, tables) {
  fs.mkdirSync(folder, { recursive: true });
  for (const [table, columns] of Object.entries(COLUMNS)) {
    const file = fs.openSync(path.join(folder, `${table}.csv`), 'w');
    fs.writeSync(file, `${columns.join(',')}\n`);
    const rows = tables[table];
    for (let start = 0; start < rows.length; start += CHUNK) {
      const lines = rows
        .slice(start, start + CHUNK)
        .map(row => columns.map(column => field(row[column])).join(','));
      fs.writeSync(file, `${lines.join('\n')}\n`);
    }
    fs.closeSync(file);
  }
}
