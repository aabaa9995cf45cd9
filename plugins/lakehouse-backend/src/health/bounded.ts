import { IcebergMetadataError } from '@lakehouse/backstage-plugin-lakehouse-common';

/** Bytes of a file until there are more than allowed, or nobody wants them any more. */
export async function* bounded(
  bytes: AsyncIterable<Uint8Array>,
  max: number,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  let seen = 0;
  for await (const piece of bytes) {
    signal.throwIfAborted();
    seen += piece.length;
    if (seen > max) {
      throw new IcebergMetadataError(
        'too-large',
        `A manifest file has more than the ${max} bytes that it may have.`,
      );
    }
    yield piece;
  }
}
