import { readCursor, writeCursor } from '../store/cursor';

/** Where a list that begins with the newest goes on. */
export interface NewestKey {
  at: number;
  id: string;
}

/** What a page asks for, besides the filters of its list. */
interface PageQuery {
  limit: number;
  cursor?: string;
}

/** A list that begins with the newest. */
interface NewestList<F, T, V> {
  /** Name of the list: a cursor fits one list only. */
  sorting: string;
  /** `page` reads at most `limit` items that fit the filters, from behind a key. */
  store: { page(filter: F, limit: number, after?: NewestKey): Promise<T[]> };
  /** The time that the list is sorted by, in milliseconds. */
  atOf: (item: T) => number;
  /** An item as the API shows it. */
  view: (item: T) => V;
}

/** One page of a list that begins with the newest, by keyset. */
export async function newestFirst<F, T extends { id: string }, V>(
  { sorting, store, atOf, view }: NewestList<F, T, V>,
  query: NoInfer<F> & PageQuery,
): Promise<{ items: V[]; nextCursor?: string }> {
  const cursor = query.cursor ? readCursor(query.cursor, sorting) : undefined;
  const after = cursor && {
    at: Number(cursor.key[0]),
    id: String(cursor.key[1]),
  };
  const found = await store.page(query, query.limit + 1, after);
  const shown = found.slice(0, query.limit);
  const items = shown.map(view);
  const last = shown.at(-1);
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
