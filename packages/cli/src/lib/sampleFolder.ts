import { open, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { SourceFile } from '@lakehouse/backstage-plugin-lakehouse-common';
import { sampleFile } from '@lakehouse/backstage-plugin-lakehouse-common/samples';
import {
  groupFiles,
  sampledFiles,
  someOf,
  type StoredFile,
} from '@lakehouse/backstage-plugin-lakehouse-node';
import { UsageError } from './exit';

/** Bytes that are read of one file: more than a form takes, since nobody waits for a browser. */
const CAP = 32 * 1024 * 1024;

/**
 * Samples of the files in a folder, or of one file, by the rules of ingestion: a file is a table, and so is a folder in it.
 *
 * @returns also what a person should know about what was not read
 * @throws UsageError when there is nothing to read
 */
export async function sampleFolder(
  given: string,
): Promise<{ files: SourceFile[]; notes: string[] }> {
  const about = await stat(given).catch(() => {
    throw new UsageError(`Cannot read the folder ${given}.`);
  });
  const folder = about.isDirectory() ? given : path.dirname(given);
  const names = about.isDirectory()
    ? await readdir(given, { recursive: true })
    : [path.basename(given)];
  const listed = await Promise.all(
    names.map(async (name): Promise<StoredFile[]> => {
      const file = await stat(path.join(folder, name)).catch(() => undefined);
      const below = name.split(path.sep).join('/');
      return file?.isFile() ? [{ path: below, size: file.size }] : [];
    }),
  );
  const { groups, leftOut } = groupFiles(listed.flat(), true);
  if (groups.length === 0) {
    throw new UsageError(
      `${given} has no file of CSV, JSON or Parquet: name the folder that holds one file, or one folder, per table. Names end in .csv, .tsv, .txt, .json, .jsonl, .ndjson (each also with .gz) or .parquet.`,
    );
  }
  const sampled = groups.flatMap(sampledFiles);
  const files: SourceFile[] = [];
  for (const file of sampled) files.push(await sample(folder, file));
  const skipped = groups.flatMap(one => one.files).length - sampled.length;
  return {
    files,
    notes: [
      ...(leftOut.length ? [`Left out: ${someOf(leftOut)}.`] : []),
      ...(skipped
        ? [`Of tables of several files, the first and the last were read.`]
        : []),
      ...files
        .filter(({ truncated }) => truncated)
        .map(({ name }) => `${name}: only the beginning was read.`),
    ],
  };
}

async function sample(
  folder: string,
  { path: name, size }: StoredFile,
): Promise<SourceFile> {
  const file = await open(path.join(folder, name));
  try {
    return await sampleFile(
      {
        name,
        size,
        read: async (from, to) => {
          const bytes = new Uint8Array(Math.max(0, to - from));
          const { bytesRead } = await file.read(bytes, 0, bytes.length, from);
          return bytes.subarray(0, bytesRead);
        },
      },
      { cap: CAP },
    );
  } finally {
    await file.close();
  }
}
