/** Bytes of a metadata file on their way. A piece is valid until the next one is asked for. */
export interface Body {
  bytes: AsyncIterable<Uint8Array>;
  /** In bytes, if it was said; what is said need not be true. */
  size?: number;
}

/** Pieces that were read already, then the others. */
export async function* followedBy(
  head: Iterable<Uint8Array>,
  rest: AsyncIterator<Uint8Array>,
): AsyncIterable<Uint8Array> {
  try {
    yield* head;
    for (let next = await rest.next(); !next.done; next = await rest.next()) {
      yield next.value;
    }
  } finally {
    await rest.return?.();
  }
}
