import { IcebergMetadataError } from '@lakehouse/backstage-plugin-lakehouse-common';

/** How much is read, and who may stop it. */
export interface BytesBound {
  maxBytes: number;
  /** What the bytes are, for the sentence about too many: `The answer`. */
  what: string;
  signal?: AbortSignal;
}

/**
 * The bytes until there are more than allowed, or nobody wants them any more.
 *
 * @throws IcebergMetadataError `too-large`, and the reason of the signal
 */
export async function* boundedBytes(
  bytes: AsyncIterable<Uint8Array>,
  { maxBytes, what, signal }: BytesBound,
): AsyncGenerator<Uint8Array> {
  let seen = 0;
  for await (const piece of bytes) {
    signal?.throwIfAborted();
    seen += piece.length;
    if (seen > maxBytes) {
      throw new IcebergMetadataError(
        'too-large',
        `${what} has more than the ${maxBytes} bytes that are read.`,
      );
    }
    yield piece;
  }
}
