/** How much of a metadata file is kept while it is read as a stream. What lies below is read whole, as from a file that is parsed at once. */
export interface StreamBudgets {
  /** Bytes of the file, unpacked; more is refused. */
  maxBytes: number;
  /** Bytes of one value, such as a schema, a snapshot, or all properties. Above it, what the reader needs is refused, the rest is passed over. */
  valueBytes: number;
  /** Bytes of JSON of schemas; of more, the current and the newest are kept. */
  schemaBytes: number;
  /** Bytes of JSON of snapshots; of more, the summaries of the oldest keep only what the registry reads. */
  snapshotBytes: number;
}

const MB = 1024 * 1024;

export const STREAM_BUDGETS: StreamBudgets = {
  maxBytes: 2048 * MB,
  valueBytes: 8 * MB,
  schemaBytes: 2 * MB,
  snapshotBytes: 3 * MB,
};
