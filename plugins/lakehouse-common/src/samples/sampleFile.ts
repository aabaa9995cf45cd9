import type { SourceFile } from '../api';
import { fileFormat } from './names';
import { parquetSample, UnusableFile } from './parquetSample';
import { textSample } from './textSample';
import type { FileBytes, SampleOptions } from './types';

const NO_FORMAT =
  'is neither CSV, JSON nor Parquet by its name. Give files that end in .csv, .json, .jsonl, .ndjson (each also with .gz) or .parquet';

/**
 * The beginning of a file of any format that ingestion reads. A file that cannot be used is said by its `problem`, so that it can be shown
 * beside the others.
 *
 * @throws what reading the bytes throws
 */
export async function sampleFile(
  file: FileBytes,
  options: SampleOptions,
): Promise<SourceFile> {
  const format = fileFormat(file.name);
  const unusable = (problem: string): SourceFile => ({
    name: file.name,
    content: '',
    problem,
  });
  if (!format) return unusable(NO_FORMAT);
  try {
    return format === 'parquet'
      ? await parquetSample(file, options)
      : await textSample(file, options.cap);
  } catch (error) {
    if (error instanceof UnusableFile) return unusable(error.message);
    // The numbers of fflate's errors are its own, those of a DOMException are not; any other error comes from whoever reads the bytes.
    const { code, name } = error as { code?: unknown; name?: unknown };
    if (typeof code === 'number' && name === 'Error') {
      return unusable('is not compressed as its name says. Compress it anew');
    }
    throw error;
  }
}
