/** A file whose bytes are read in parts, wherever it is. */
export interface FileBytes {
  /** Its name, or its path below the folder of the source. */
  name: string;
  size: number;
  /** @param to - behind the last byte that is read */
  read(from: number, to: number): Promise<Uint8Array>;
}

/** How a file is sampled. */
export interface SampleOptions {
  /** Bytes that are taken at most. */
  cap: number;
  /**
   * Whether values of Parquet are read besides its types; true by default. Damaged pages can keep their reader busy without end, so a server
   * leaves them out.
   */
  values?: boolean;
}
