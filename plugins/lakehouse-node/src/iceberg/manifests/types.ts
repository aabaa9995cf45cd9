/** A manifest as the manifest list of a snapshot describes it. */
export interface ManifestFile {
  path: string;
  /** Bytes. */
  length: number;
  /** `data` in v1, where there is nothing else. */
  content: 'data' | 'deletes';
  specId: number;
}

/** A live file of a snapshot. */
export interface ContentFile {
  kind: 'data' | 'position-deletes' | 'equality-deletes' | 'deletion-vector';
  /** Lower case. */
  format: string;
  /** Of a deletion vector its own, not those of the Puffin file that it shares with others. */
  bytes: number;
  /** Rows of a data file; rows or conditions that a delete file removes. */
  rows: number;
  /** Values by field of the partition spec, as they are stored. */
  partition: Record<string, unknown>;
}
