import { readCursor, writeCursor } from '../store/cursor';

/** Where a list that begins with the newest goes on. */
export interface NewestKey {
  at: number;
  id: string;
}

/**
 * One page of a list that begins with the newest, by keyset.
 *
 * @param sorting - name of the list: a cursor fits one list only
 * @param read - reads at most so many items, from behind a key
 * @param atOf - the time that the list is sorted by, in milliseconds
 */
export async function newestFirst<T extends { id: string }>(
  sorting: string,
  query: { limit: number; cursor?: string },
  read: (limit: number, after?: NewestKey) => Promise<T[]>,
  atOf: (item: T) => number,
): Promise<{ items: T[]; nextCursor?: string }> {
  const cursor = query.cursor ? readCursor(query.cursor, sorting) : undefined;
  const after = cursor && {
    at: Number(cursor.key[0]),
    id: String(cursor.key[1]),
  };
  const found = await read(query.limit + 1, after);
  const items = found.slice(0, query.limit);
  const last = items.at(-1);
  if (!last || found.length <= query.limit) {
    return { items };
  }
  const nextCursor = writeCursor({
    sorting,
    direction: 'next',
    nowMs: 0,
    key: [atOf(last), last.id],
  });
  return { items, nextCursor };
}
