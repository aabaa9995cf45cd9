import type { SourceFile } from '@lakehouse/backstage-plugin-lakehouse-common';
import type { ImportFinding } from '../types';
import { joinFiles } from './joinFiles';
import { readFile } from './readFile';
import type { FileTable } from './types';

/** The tables of files, in whatever order they come. A file that cannot be used is named, and the others go on. */
export function readTables(files: SourceFile[]): {
  tables: FileTable[];
  findings: ImportFinding[];
} {
  const read = [...files]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(readFile);
  const { tables, findings } = joinFiles(read.flatMap(one => one.table ?? []));
  return {
    tables,
    findings: [...read.flatMap(one => one.findings), ...findings],
  };
}
