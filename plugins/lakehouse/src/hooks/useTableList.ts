import { useApi } from '@backstage/core-plugin-api';
import { lakehouseApiRef } from '../api';
import { toFilterQuery, toRowQuery, type ListState } from '../lib/listState';
import { useLoad } from './useLoad';
import { useOwnRefs } from './useOwnRefs';

const REFRESH_MS = 30_000;

/** Rows, facets and head of the list; each loads and fails on its own. */
export function useTableList(state: ListState) {
  const api = useApi(lakehouseApiRef);
  const ownRefs = useOwnRefs();
  // "Mine" cannot be asked before it is known who is asking.
  const waiting = state.view === 'mine' && !ownRefs;
  const rowQuery = toRowQuery(state, ownRefs ?? []);
  const filterQuery = toFilterQuery(state, ownRefs ?? []);
  const options = { refreshMs: REFRESH_MS };

  const rows = useLoad(
    JSON.stringify([waiting, rowQuery]),
    async signal => {
      if (waiting) return undefined;
      return api.listTables(rowQuery, { signal });
    },
    options,
  );
  const facets = useLoad(
    JSON.stringify([waiting, filterQuery]),
    async signal => {
      if (waiting) return undefined;
      return api.getFacets(filterQuery, { signal });
    },
    options,
  );
  const overview = useLoad(
    'overview',
    signal => api.getOverview({ signal }),
    options,
  );
  return { rows, facets, overview };
}
