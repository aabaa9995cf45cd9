import type { SourceFile } from './spec';

/** No more than this of one file leaves the browser: enough to tell types and keys. */
export const FILE_CAP = 1024 * 1024;
/** No more than this altogether: a task of the scaffolder takes 10 MB. */
export const TOTAL_CAP = 6 * 1024 * 1024;

const LINE_FEED = 0x0a;

function countLines(bytes: Uint8Array): number {
  let lines = 0;
  for (const byte of bytes) {
    if (byte === LINE_FEED) lines++;
  }
  return bytes.length > 0 && bytes[bytes.length - 1] !== LINE_FEED
    ? lines + 1
    : lines;
}

/**
 * The beginning of a CSV file, cut after its last whole line, and the number of rows without the header. Rows of a cut file are
 * estimated from the mean length of the lines that were read.
 */
export async function sampleCsv(file: File, cap: number): Promise<SourceFile> {
  const head = new Uint8Array(await file.slice(0, cap).arrayBuffer());
  const truncated = file.size > head.length;
  const end = truncated ? head.lastIndexOf(LINE_FEED) + 1 : head.length;
  const bytes = head.subarray(0, end || head.length);
  const lines = countLines(bytes);
  const total = truncated
    ? Math.round((lines * file.size) / Math.max(1, bytes.length))
    : lines;
  return {
    name: file.name,
    content: new TextDecoder().decode(bytes),
    rows: Math.max(0, total - 1),
    ...(truncated && { truncated }),
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
  const samples = await Promise.all(added.map(file => sampleCsv(file, cap)));
  return [...kept, ...samples].sort((a, b) => a.name.localeCompare(b.name));
}
