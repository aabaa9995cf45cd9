import {
  fileFormat,
  printable,
  tableOfFile,
  type SourceFile,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import type { ImportFinding } from '../types';
import { readCsv } from './readCsv';
import { readJson } from './readJson';
import { readParquet } from './readParquet';
import type { FileColumn, FileTable } from './types';

/** What was read of a file; `table` is absent when it cannot be used. */
export interface ReadFile {
  table?: FileTable;
  findings: ImportFinding[];
}

/** Reads a sample of any format. Never throws. A file whose name says nothing is taken for CSV. */
export function readFile(file: SourceFile): ReadFile {
  const { name, content, truncated = false } = file;
  if (file.problem) return refuse(file, printable(file.problem, 500));
  const format = fileFormat(name) ?? 'csv';
  const head = { file: name, table: tableOfFile(name), format };
  if (format === 'csv') {
    const { table, findings } = readCsv(file);
    if (!table) return { findings };
    const columns = table.header.map((column, i) => ({
      name: column,
      values: table.rows.map(row => row[i]),
    }));
    const { delimiter, rows } = table;
    return {
      findings,
      table: { ...head, columns, rows: rows.length, delimiter },
    };
  }
  if (format === 'json') {
    const read = readJson(name, content, truncated);
    return 'refusal' in read
      ? refuse(file, read.refusal)
      : named(file, read.columns, {
          table: { ...head, columns: read.columns, rows: read.rows },
          findings: read.findings,
        });
  }
  if (!file.columns?.length) {
    return refuse(
      file,
      'is Parquet, but its columns were not read. Choose the file again',
    );
  }
  const read = readParquet(file);
  const same = equalButForCase(read.columns);
  return same
    ? refuse(
        file,
        `has the columns ${same.join(
          ' and ',
        )}, which differ only in case, so Spark cannot read it. Rename one of them`,
      )
    : named(file, read.columns, { table: { ...head, ...read }, findings: [] });
}

/** A column without a name cannot be told apart from its place. */
function named(
  file: SourceFile,
  columns: FileColumn[],
  read: ReadFile,
): ReadFile {
  return columns.every(({ name }) => name.trim())
    ? read
    : refuse(file, 'has a column without a name. Give every column a name');
}

function equalButForCase(columns: FileColumn[]): string[] | undefined {
  const seen = new Map<string, string>();
  for (const { name } of columns) {
    const twin = seen.get(name.toLowerCase());
    if (twin !== undefined) return [printable(twin), printable(name)];
    seen.set(name.toLowerCase(), name);
  }
  return undefined;
}

function refuse({ name }: SourceFile, why: string): ReadFile {
  return {
    findings: [{ severity: 'error', file: name, message: `${name} ${why}.` }],
  };
}
