import type { SourceFile } from '@lakehouse/backstage-plugin-lakehouse-common';
import Papa from 'papaparse';
import type { ImportFinding } from '../types';

/** Cells of one file as text; nothing is converted. */
export interface CsvTable {
  file: string;
  delimiter: string;
  header: string[];
  rows: string[][];
}

const DELIMITERS = [',', ';', '\t', '|'];
const BYTE_ORDER_MARK = '\uFEFF';
/** Lines named in a finding about many lines. */
const NAMED_LINES = 3;

/** Reads one file; `table` is absent when it cannot be used. Never throws. */
export function readCsv(file: SourceFile): {
  table?: CsvTable;
  findings: ImportFinding[];
} {
  const refuse = (message: string) => ({
    findings: [{ severity: 'error' as const, file: file.name, message }],
  });
  const text = file.content.startsWith(BYTE_ORDER_MARK)
    ? file.content.slice(1)
    : file.content;
  if (!text.trim()) {
    return refuse(`${file.name} is empty: it needs at least a header row.`);
  }
  if (text.includes('\0')) {
    return refuse(
      `${file.name} holds NUL characters, so it is not text in UTF-8: save it as CSV in UTF-8.`,
    );
  }
  const parsed = Papa.parse<string[]>(text, {
    delimitersToGuess: DELIMITERS,
    delimiter: guessDelimiter(text),
    skipEmptyLines: true,
  });
  const [header, ...rows] = parsed.data;
  if (file.truncated && rows.length > 1) {
    rows.pop();
  }
  const problem = headerProblem(file.name, header);
  if (problem) {
    return refuse(problem);
  }
  const table = {
    file: file.name,
    delimiter: parsed.meta.delimiter,
    header: header.map(name => name.trim()),
    rows: rows.filter(row => row.length === header.length),
  };
  return { table, findings: raggedRows(file.name, header, rows) };
}

/** A file of one column has no delimiter; papaparse would then complain and still take the comma. */
function guessDelimiter(text: string): string {
  const line = text.slice(0, text.search(/[\r\n]|$/));
  return DELIMITERS.some(delimiter => line.includes(delimiter)) ? '' : ',';
}

function headerProblem(file: string, header: string[]): string | undefined {
  const names = header.map(name => name.trim());
  const unnamed = names.findIndex(name => !name);
  if (unnamed >= 0) {
    return `${file}: column ${
      unnamed + 1
    } of the header has no name. Give every column a name in the first line.`;
  }
  const numbers = names.filter(name => /^[+-]?\d+([.,]\d+)?$/.test(name));
  if (numbers.length) {
    return `${file}: the first line holds values (${numbers
      .slice(0, NAMED_LINES)
      .join(', ')}), not names. Put the column names into the first line.`;
  }
  const twice = names.filter((name, i) => names.indexOf(name) !== i);
  if (twice.length) {
    return `${file}: the header has ${[...new Set(twice)].join(
      ', ',
    )} more than once. Give every column its own name.`;
  }
  return undefined;
}

function raggedRows(
  file: string,
  header: string[],
  rows: string[][],
): ImportFinding[] {
  const lines = rows
    .map((row, i) => ({ fields: row.length, line: i + 2 }))
    .filter(({ fields }) => fields !== header.length);
  if (!lines.length) {
    return [];
  }
  const named = lines
    .slice(0, NAMED_LINES)
    .map(({ fields, line }) => `row ${line} has ${fields}`)
    .join(', ');
  return [
    {
      severity: 'warning',
      file,
      line: lines[0].line,
      message: `${file}: ${lines.length} of ${rows.length} rows do not have the ${header.length} fields of the header (${named}). They would be rejected when the file is loaded.`,
    },
  ];
}
