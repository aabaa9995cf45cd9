import type {
  IcebergMetadataErrorCode,
  StreamForm,
  TableSummary,
} from '@lakehouse/backstage-plugin-lakehouse-common';

/** What a worker is asked; it answers each question once, before the next. */
export type Question =
  /** A new table; its bytes follow. */
  | { type: 'begin'; form: StreamForm; maxBytes: number }
  | { type: 'bytes'; bytes: Uint8Array<ArrayBuffer> }
  | { type: 'end' }
  /** The next snapshots of the table that has been read. */
  | { type: 'snapshots' }
  /** Forget the table that is being read. */
  | { type: 'abandon' };

export type Answer =
  /** With the memory of the bytes that were given, to be used again. */
  | { type: 'go-on'; memory?: ArrayBuffer }
  | { type: 'read'; metadataLocation: string | null; summary: BareSummary }
  /** JSON of snapshots, and whether there are more. */
  | { type: 'snapshots'; items: string; more: boolean }
  /** What is wrong; the code is null for what has nothing to do with the metadata. */
  | { type: 'failed'; code: IcebergMetadataErrorCode | null; message: string };

/** The snapshots of a long history come in parts, which the main thread takes in without being held up. */
export type BareSummary = Omit<TableSummary, 'snapshots'>;

/** Snapshots of one part: some milliseconds of JSON.parse. */
export const SNAPSHOTS_PER_PART = 500;
