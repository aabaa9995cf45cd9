import { useRef, useState } from 'react';
import { useLoad, type LoadOptions } from './useLoad';

interface Page {
  items: unknown[];
  nextCursor?: string;
}

/**
 * A list that begins with the newest, page by page on demand; `last` is the answer with the oldest ones. Older pages are added to what
 * has been read; everything is read anew when the key changes or the list is reloaded.
 */
export function usePages<P extends Page>(
  key: string,
  load: (cursor: string | undefined, signal: AbortSignal) => Promise<P>,
  options?: LoadOptions,
) {
  const [pages, setPages] = useState(1);
  const kept = useRef<{ key: string; read: P[] }>();
  const loaded = useLoad(
    `${key} ${pages}`,
    async signal => {
      const before = kept.current?.key === key ? kept.current.read : [];
      // Otherwise it is a reload, or the list has become shorter since.
      const older = before.length < pages && before.at(-1)?.nextCursor;
      const read = older ? [...before] : [];
      do {
        read.push(await load(read.at(-1)?.nextCursor, signal));
      } while (read.length < pages && read.at(-1)?.nextCursor);
      if (!signal.aborted) kept.current = { key, read };
      const last = read[read.length - 1];
      const items: P['items'] = read.flatMap(page => page.items);
      return { items, last, more: last.nextCursor !== undefined };
    },
    options,
  );
  return { ...loaded, showOlder: () => setPages(count => count + 1) };
}
