import type {
  IcebergMetadataErrorCode,
  StreamForm,
  TableSummary,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import type { SnapshotPage } from '../SnapshotPages';

/** What a worker is asked; it answers each question once, before the next. */
export type Question =
  /** A new table; its bytes follow. */
  | { type: 'begin'; form: StreamForm; maxBytes: number }
  | { type: 'bytes'; bytes: Uint8Array<ArrayBuffer> }
  | { type: 'end' }
  /** The next page of snapshots of the table that has been read. */
  | { type: 'snapshots' }
  /** Forget the table that is being read. */
  | { type: 'abandon' };

export type Answer =
  /** With the memory of the bytes that were given, to be used again. */
  | { type: 'go-on'; memory?: ArrayBuffer }
  | { type: 'read'; metadataLocation: string | null; summary: TableSummary }
  /** The next page; absent at the end. */
  | { type: 'snapshots'; page: SnapshotPage | undefined }
  /** What is wrong; the code is null for what has nothing to do with the metadata. */
  | { type: 'failed'; code: IcebergMetadataErrorCode | null; message: string };
