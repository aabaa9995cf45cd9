import type { SourceFile } from '@lakehouse/backstage-plugin-lakehouse-common';
import {
  sampleFile,
  type FileBytes,
} from '@lakehouse/backstage-plugin-lakehouse-common/samples';

/** No more than this of one file leaves the browser: enough to tell types and keys. */
export const FILE_CAP = 1024 * 1024;
/** No more than this altogether: a task of the scaffolder takes 10 MB. */
export const TOTAL_CAP = 6 * 1024 * 1024;

/** A file of the browser, whose parts are read when they are asked for: it may have gigabytes. */
function bytesOf(file: File): FileBytes {
  return {
    name: file.name,
    size: file.size,
    read: async (from, to) =>
      new Uint8Array(await file.slice(from, to).arrayBuffer()),
  };
}

/** Samples files so that all of them together stay below {@link TOTAL_CAP}. A file that is given again replaces the earlier one. */
export async function sampleFiles(
  before: SourceFile[],
  added: File[],
): Promise<SourceFile[]> {
  const names = new Set(added.map(file => file.name));
  const kept = before.filter(file => !names.has(file.name));
  const used = kept.reduce((sum, file) => sum + file.content.length, 0);
  const share = Math.floor(Math.max(0, TOTAL_CAP - used) / added.length);
  const cap = Math.min(FILE_CAP, Math.max(16 * 1024, share));
  const samples = await Promise.all(
    added.map(file => sampleFile(bytesOf(file), { cap })),
  );
  return [...kept, ...samples].sort((a, b) => a.name.localeCompare(b.name));
}
