import { useRouteRef } from '@backstage/core-plugin-api';
import { useCallback } from 'react';
import { splitTableRef } from '../lib/tableRef';
import { rootRouteRef, tableRouteRef } from '../routes';

/** The tabs of a table's page. */
export const TABLE_TABS = [
  'overview',
  'schema',
  'snapshots',
  'files',
  'lineage',
  'queries',
  'properties',
] as const;

export type TableTab = (typeof TABLE_TABS)[number];

/** Makes the address of a table's page, with one of its tabs if given. */
export function useTableHref() {
  const tableRoute = useRouteRef(tableRouteRef);
  return useCallback(
    (ref: string, tab?: TableTab) => {
      const href = tableRoute(splitTableRef(ref));
      return tab && tab !== 'overview' ? `${href}/${tab}` : href;
    },
    [tableRoute],
  );
}

/** Makes the address of the list, with filters if given. */
export function useListHref() {
  const root = useRouteRef(rootRouteRef);
  return useCallback(
    (filters: Record<string, string> = {}) => {
      const query = new URLSearchParams(filters).toString();
      return query ? `${root()}?${query}` : root();
    },
    [root],
  );
}
