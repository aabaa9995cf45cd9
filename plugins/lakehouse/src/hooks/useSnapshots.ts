import { useApi } from '@backstage/core-plugin-api';
import type { SnapshotItem } from '@lakehouse/backstage-plugin-lakehouse-common';
import { useState } from 'react';
import { lakehouseApiRef } from '../api';
import { useLoad } from './useLoad';

const PAGE = 100;

/** The snapshots of a table, newest first, page by page on demand. */
export function useSnapshots(ref: string, version: string) {
  const api = useApi(lakehouseApiRef);
  const [pages, setPages] = useState(1);
  const loaded = useLoad(`${ref} ${version} ${pages}`, async signal => {
    const items: SnapshotItem[] = [];
    let total = 0;
    let cursor: string | undefined;
    for (let page = 0; page < pages; page += 1) {
      const query = { limit: PAGE, cursor };
      const answer = await api.listSnapshots(ref, query, { signal });
      items.push(...answer.items);
      ({ total, nextCursor: cursor } = answer);
      if (!cursor) break;
    }
    return { items, total, more: cursor !== undefined };
  });
  return { ...loaded, showOlder: () => setPages(count => count + 1) };
}
