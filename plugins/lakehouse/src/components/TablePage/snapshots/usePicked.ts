import { useApi } from '@backstage/core-plugin-api';
import type { SnapshotItem } from '@lakehouse/backstage-plugin-lakehouse-common';
import { lakehouseApiRef } from '../../../api';
import { useLoad } from '../../../hooks/useLoad';

/** The snapshot of an id: one of those that are listed, else asked for, however old it is. */
export function usePicked(
  ref: string,
  id: string | null,
  listed: SnapshotItem[] | undefined,
) {
  const api = useApi(lakehouseApiRef);
  const found = listed?.find(each => each.id === id);
  // Nothing is asked before the list is there, since it is likely to have it.
  const missing = listed && id && !found ? id : null;
  const asked = useLoad(
    `${ref} ${missing}`,
    async signal => missing && api.getSnapshot(ref, missing, { signal }),
    { forget: true },
  );
  return { ...asked, value: found ?? (asked.value || undefined) };
}
