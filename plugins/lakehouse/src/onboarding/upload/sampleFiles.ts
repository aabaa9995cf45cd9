import type { SourceFile } from '@lakehouse/backstage-plugin-lakehouse-common';
import { fileBytes } from './fileBytes';
import { notRead } from './problems';
import { startWorker } from './startWorker';
import { NoWorker, WorkerReader, type SamplingWorker } from './WorkerReader';

/** No more than this of one file leaves the browser: enough to tell types and keys. */
export const FILE_CAP = 1024 * 1024;
/** No more than this altogether: a task of the scaffolder takes 10 MB. */
export const TOTAL_CAP = 6 * 1024 * 1024;

/** How files are sampled. */
export interface SamplingOptions {
  /** Stops the reading: what was read before is lost. */
  signal: AbortSignal;
  /** Called before each file is read. */
  onFile?(file: File, index: number): void;
  /** Replaced by tests, where there are no web workers. */
  start?: () => SamplingWorker;
}

const others = (before: SourceFile[], files: { name: string }[]) => {
  const names = new Set(files.map(({ name }) => name));
  return before.filter(({ name }) => !names.has(name));
};

/** The files of a source with others among them, each of which takes the place of the one with its name. */
export const withFiles = (before: SourceFile[], samples: SourceFile[]) =>
  [...others(before, samples), ...samples].sort((a, b) =>
    a.name.localeCompare(b.name),
  );

/**
 * Samples files one after the other, so that all of them stay below {@link TOTAL_CAP} together with those that are there.
 *
 * @throws the reason of the signal
 */
export async function sampleFiles(
  before: SourceFile[],
  added: File[],
  { signal, onFile, start = startWorker }: SamplingOptions,
): Promise<SourceFile[]> {
  const cap = capOf(others(before, added), added.length);
  const reader = new WorkerReader(start);
  let hasWorker = true;
  const read = async (file: File) => {
    try {
      if (hasWorker) return await reader.read(file, cap, signal);
    } catch (error) {
      if (!(error instanceof NoWorker)) throw error;
      hasWorker = false;
    }
    return readHere(file, cap);
  };
  const samples: SourceFile[] = [];
  try {
    for (const [index, file] of added.entries()) {
      onFile?.(file, index);
      samples.push(await read(file));
      // What is read where the page is goes on when it is stopped.
      signal.throwIfAborted();
    }
  } finally {
    reader.close();
  }
  return samples;
}

function capOf(kept: SourceFile[], count: number): number {
  const used = kept.reduce((sum, file) => sum + file.content.length, 0);
  const share = Math.floor(Math.max(0, TOTAL_CAP - used) / count);
  return Math.min(FILE_CAP, Math.max(16 * 1024, share));
}

/** Where no worker runs, types have to do: the values of a damaged file would keep the page busy for ever. */
async function readHere(file: File, cap: number): Promise<SourceFile> {
  try {
    const { sampleFile } = await import(
      '@lakehouse/backstage-plugin-lakehouse-common/samples'
    );
    return await sampleFile(fileBytes(file), { cap, values: false });
  } catch (error) {
    return { name: file.name, content: '', problem: notRead(String(error)) };
  }
}
