import { useCallback, useMemo } from 'react';
import {
  FACETS,
  parseListState,
  viewParams,
  viewQuery,
  type Facet,
  type ListState,
  type Sort,
  type View,
} from '../lib/listState';
import { useQueryParams } from './useQueryParams';

/** Ways to change the list; each but paging starts at the first page again. */
export interface ListActions {
  setView(view: View): void;
  setSearch(search: string): void;
  setFilter(facet: Facet, values: string[]): void;
  setSort(sort: Sort, order: 'asc' | 'desc'): void;
  setCursor(cursor: string | undefined): void;
  clear(): void;
  /** Shows a view that was saved as a query. */
  show(query: string): void;
}

/** The state of the list, kept in the address, and the query that stands for it. */
export function useListState(): [ListState, ListActions, string] {
  const [params, change] = useQueryParams();
  const state = useMemo(() => parseListState(params), [params]);
  const fromStart = useCallback(
    (changes: Parameters<typeof change>[0], options?: { replace: boolean }) =>
      change({ ...changes, cursor: null }, options),
    [change],
  );
  const actions = useMemo<ListActions>(
    () => ({
      setView: view => fromStart({ view: view === 'all' ? null : view }),
      setSearch: search => fromStart({ search }, { replace: true }),
      setFilter: (facet, values) => fromStart({ [facet]: values }),
      setSort: (sort, order) => fromStart({ sort, order }),
      setCursor: cursor => change({ cursor }),
      clear: () => {
        const none = FACETS.map(facet => [facet, null]);
        fromStart({ ...Object.fromEntries(none), search: null, view: null });
      },
      show: query => fromStart(viewParams(query)),
    }),
    [change, fromStart],
  );
  return [state, actions, viewQuery(params)];
}
