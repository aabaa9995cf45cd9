/**
 * Follows the page tokens of a listing to its end.
 *
 * @param get - gives the page of a token; of the first page without one
 * @param next - token of the page after this one; empty or absent at the end
 * @throws Error when a token comes again: a listing that never ends is not a complete one
 */
export async function* followTokens<T>(
  get: (token: string | undefined) => Promise<T>,
  next: (page: T) => string | null | undefined,
  signal?: AbortSignal,
): AsyncIterable<T> {
  const seen = new Set<string>();
  let token: string | undefined;
  do {
    signal?.throwIfAborted();
    const page = await get(token);
    yield page;
    token = next(page) || undefined;
    if (token && seen.has(token)) {
      throw new Error('The listing gives the same page token again');
    }
    if (token) {
      seen.add(token);
    }
  } while (token);
}
