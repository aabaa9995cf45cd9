/** A format of files that ingestion reads. */
export type FileFormat = 'csv' | 'json' | 'parquet';

/**
 * What the names of a format end in. `.gz` may follow, but not on Parquet, which compresses inside. `.tsv` and `.txt` are samples of CSV
 * only: a folder is loaded by the other names.
 */
const ENDINGS: Record<FileFormat, RegExp> = {
  csv: /\.(csv|tsv|txt)(\.gz)?$/i,
  json: /\.(json|jsonl|ndjson)(\.gz)?$/i,
  parquet: /\.parquet$/i,
};
const FORMATS = Object.keys(ENDINGS) as FileFormat[];

/** Endings that a file chooser offers. */
export const FILE_ENDINGS = [
  '.csv',
  '.tsv',
  '.txt',
  '.json',
  '.jsonl',
  '.ndjson',
  '.parquet',
  '.gz',
];

/** How formats are written for people. */
export const FORMAT_TITLES: Record<FileFormat, string> = {
  csv: 'CSV',
  json: 'JSON',
  parquet: 'Parquet',
};

/** Format of a file by its name; undefined for any other. */
export function fileFormat(name: string): FileFormat | undefined {
  return FORMATS.find(format => ENDINGS[format].test(name));
}

/** Whether the content of a file is compressed as a whole. */
export function isGzip(name: string): boolean {
  return /\.gz$/i.test(name);
}

/**
 * The table that a file belongs to, as ingestion sees it: the first folder of its path, or its name without the ending. Paths are relative to
 * the folder of the source.
 */
export function tableOfFile(path: string): string {
  const [first, ...below] = path.split('/');
  if (below.length > 0) return first;
  const format = fileFormat(first);
  return format ? first.replace(ENDINGS[format], '') : first;
}

const UNFINISHED =
  /^[_.~]|(\.(tmp|temp|part|partial|crdownload|filepart|writing)|~)$/i;

/** Whether a path says that a program is still writing there, or keeps its own notes: ingestion leaves such files out. */
export function isUnfinished(path: string): boolean {
  return path.split('/').some(part => UNFINISHED.test(part));
}
