import { SizeHistogram, type SizeClass } from './histogram';

/** Number, bytes and rows of some files. */
export interface FileSum {
  files: number;
  bytes: number;
  rows: number;
}

/** What is counted of a live file. */
export interface CountedFile {
  kind: 'data' | 'position-deletes' | 'equality-deletes' | 'deletion-vector';
  format: string;
  bytes: number;
  rows: number;
  /** The partition in words; empty for tables without. */
  partition: string;
}

/** What the files of a snapshot add up to. */
export interface FileFigures {
  data: FileSum;
  positionDeletes: FileSum;
  equalityDeletes: FileSum;
  deletionVectors: FileSum;
  /** Data files below three quarters of the target, which compaction by default takes. */
  smallFiles: number;
  targetBytes: number;
  histogram: SizeClass[];
  formats: { format: string; files: number }[];
  /** The partitions with the most data files. */
  partitions: ({ partition: string } & FileSum)[];
  /** Number of partitions with data files. */
  partitionCount: number;
  /** There are more partitions than were counted one by one. */
  partitionsCut: boolean;
}

const MAX_PARTITIONS = 20_000;
const MAX_FORMATS = 20;
const TOP = 10;
/** `min-file-size-bytes` of Iceberg's rewrite_data_files is 75 % of the target by default. */
export const SMALL_SHARE = 0.75;

const none = (): FileSum => ({ files: 0, bytes: 0, rows: 0 });

/** Adds up the files of a snapshot; memory is bounded whatever their number. */
export class FileTally {
  readonly #target: number;
  readonly #sums = {
    data: none(),
    'position-deletes': none(),
    'equality-deletes': none(),
    'deletion-vector': none(),
  };
  readonly #histogram = new SizeHistogram();
  readonly #formats = new Map<string, number>();
  readonly #partitions = new Map<string, FileSum>();
  #small = 0;
  #cut = false;

  constructor(targetBytes: number) {
    this.#target = targetBytes;
  }

  add(file: CountedFile): void {
    include(this.#sums[file.kind], file);
    if (file.kind !== 'data') return;
    this.#histogram.add(file.bytes);
    if (file.bytes < this.#target * SMALL_SHARE) this.#small += 1;
    const known = this.#formats.has(file.format);
    const format =
      known || this.#formats.size < MAX_FORMATS ? file.format : '…';
    this.#formats.set(format, (this.#formats.get(format) ?? 0) + 1);
    this.#addPartition(file);
  }

  figures(): FileFigures {
    const byFiles = [...this.#partitions]
      .map(([partition, sum]) => ({ partition, ...sum }))
      .sort(
        (a, b) => b.files - a.files || (a.partition < b.partition ? -1 : 1),
      );
    return {
      data: this.#sums.data,
      positionDeletes: this.#sums['position-deletes'],
      equalityDeletes: this.#sums['equality-deletes'],
      deletionVectors: this.#sums['deletion-vector'],
      smallFiles: this.#small,
      targetBytes: this.#target,
      histogram: this.#histogram.classes(),
      formats: [...this.#formats].map(([format, files]) => ({ format, files })),
      partitions: byFiles.slice(0, TOP),
      partitionCount: this.#partitions.size,
      partitionsCut: this.#cut,
    };
  }

  #addPartition(file: CountedFile): void {
    if (!file.partition) return;
    let sum = this.#partitions.get(file.partition);
    if (!sum) {
      if (this.#partitions.size >= MAX_PARTITIONS) {
        this.#cut = true;
        return;
      }
      sum = none();
      this.#partitions.set(file.partition, sum);
    }
    include(sum, file);
  }
}

function include(sum: FileSum, { bytes, rows }: CountedFile): void {
  sum.files += 1;
  sum.bytes += bytes;
  sum.rows += rows;
}
