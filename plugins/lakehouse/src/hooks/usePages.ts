import { useState } from 'react';
import { useLoad, type LoadOptions } from './useLoad';

interface Page {
  items: unknown[];
  nextCursor?: string;
}

/** A list that begins with the newest, page by page on demand; `last` is the answer with the oldest ones. */
export function usePages<P extends Page>(
  key: string,
  load: (cursor: string | undefined, signal: AbortSignal) => Promise<P>,
  options?: LoadOptions,
) {
  const [pages, setPages] = useState(1);
  const loaded = useLoad(
    `${key} ${pages}`,
    async signal => {
      let last = await load(undefined, signal);
      const items: P['items'] = [...last.items];
      for (let page = 1; page < pages && last.nextCursor; page += 1) {
        last = await load(last.nextCursor, signal);
        items.push(...last.items);
      }
      return { items, last, more: last.nextCursor !== undefined };
    },
    options,
  );
  return { ...loaded, showOlder: () => setPages(count => count + 1) };
}
