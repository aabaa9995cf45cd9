/** A file of a store, as it was listed. */
export interface StoredFile {
  /** Path below the folder of the source. */
  path: string;
  size: number;
  /** Version of its content. */
  tag?: string;
}

/** A folder of files, wherever it is. */
export interface FileStore {
  /** One page of the folder and of all that is below it. */
  list(
    after: string | undefined,
    signal: AbortSignal,
  ): Promise<{ files: StoredFile[]; next?: string }>;
  /**
   * A part of a file, of the version that was listed.
   *
   * @param to - behind the last byte that is read
   */
  read(
    file: StoredFile,
    range: { from: number; to: number },
    signal: AbortSignal,
  ): Promise<Uint8Array>;
}

/** What can be wrong with a store, told apart by what somebody has to do. */
export type StoreFault =
  | 'unreachable'
  | 'credentials'
  | 'no-bucket'
  | 'region'
  | 'denied-list'
  | 'denied-read'
  | 'changed'
  | 'busy'
  | 'driver'
  | 'other';

/** A store could not do what it was asked. The message is the driver's: for the log, not for people. */
export class StoreError extends Error {
  readonly fault: StoreFault;

  constructor(fault: StoreFault, message: string) {
    super(message);
    this.name = 'StoreError';
    this.fault = fault;
  }
}
