import {
  fileFormat,
  isUnfinished,
  tableOfFile,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import type { StoredFile } from './store';

/** The files of one table, by name. */
export interface FileGroup {
  table: string;
  files: StoredFile[];
}

/** What a listing holds. */
export interface FileGroups {
  groups: FileGroup[];
  /** Paths of other files, and of files that are still written. */
  leftOut: string[];
}

/** Ingestion reads no other names, although the form takes samples of them. */
const ONLY_SAMPLES = /\.(tsv|txt)(\.gz)?$/i;

/**
 * Puts the files of a listing into tables, as ingestion does (SOURCES.md). Names of folders themselves, which end in `/`, are nothing.
 *
 * @param samples - whether names count that only samples have
 */
export function groupFiles(listed: StoredFile[], samples = false): FileGroups {
  const groups = new Map<string, StoredFile[]>();
  const leftOut: string[] = [];
  for (const file of listed.filter(({ path }) => !path.endsWith('/'))) {
    const { path } = file;
    const isRead = samples || !ONLY_SAMPLES.test(path);
    if (fileFormat(path) && isRead && !isUnfinished(path)) {
      const table = tableOfFile(path);
      const group = groups.get(table) ?? [];
      if (!groups.has(table)) groups.set(table, group);
      group.push(file);
    } else {
      leftOut.push(path);
    }
  }
  const byName = (a: string, b: string) => (a < b ? -1 : 1);
  return {
    leftOut,
    groups: [...groups]
      .sort(([a], [b]) => byName(a, b))
      .map(([table, files]) => ({
        table,
        files: files.sort((a, b) => byName(a.path, b.path)),
      })),
  };
}

/** The files that tell what a table is: one of each format, so that a mixture is seen, and the newest by name. */
export function sampledFiles({ files }: FileGroup): StoredFile[] {
  const firsts = new Map(
    [...files].reverse().map(file => [fileFormat(file.path), file]),
  );
  return [...new Set([...firsts.values(), files[files.length - 1]])];
}
