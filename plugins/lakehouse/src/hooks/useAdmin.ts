import { useApi } from '@backstage/core-plugin-api';
import { lakehouseApiRef } from '../api';
import { useAction } from './useAction';
import { useLoad } from './useLoad';
import { usePages } from './usePages';

const REFRESH = { refreshMs: 30_000 };

/** What the admin page shows, and what its buttons do; after each of them all is asked again. */
export function useAdmin() {
  const api = useApi(lakehouseApiRef);
  const overview = useLoad(
    'overview',
    signal => api.getOverview({ signal }),
    REFRESH,
  );
  const trips = useLoad(
    'trips',
    signal => api.listGuardTrips({ status: ['open'], limit: 200 }, { signal }),
    REFRESH,
  );
  const runs = usePages(
    'runs',
    (cursor, signal) => api.listRuns({ limit: 20, cursor }, { signal }),
    REFRESH,
  );
  const removed = usePages(
    'removed',
    (cursor, signal) =>
      api.listRemovedTables({ limit: 20, cursor }, { signal }),
    REFRESH,
  );
  const reload = () =>
    [overview, trips, runs, removed].forEach(part => part.reload());
  return {
    overview,
    trips,
    runs,
    removed,
    refresh: useAction(
      (catalog: string) => api.refreshCatalog(catalog),
      reload,
    ),
    confirm: useAction(
      (id: string, missing: number) => api.confirmRemoval(id, missing),
      reload,
    ),
    restore: useAction((id: string) => api.restoreTable(id), reload),
  };
}
