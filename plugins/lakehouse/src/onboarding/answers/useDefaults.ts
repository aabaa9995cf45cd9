import { useApi } from '@backstage/core-plugin-api';
import type { SourceDefaults } from '@lakehouse/backstage-plugin-lakehouse-common';
import { lakehouseApiRef } from '../../api';
import { useLoad } from '../../hooks/useLoad';

/** What the organisation sets for new sources; undefined while unknown. Without an answer the form asks what it asks everybody. */
export function useDefaults(): SourceDefaults | undefined {
  const api = useApi(lakehouseApiRef);
  const { value, error } = useLoad('source defaults', signal =>
    api.getSourceDefaults({ signal }),
  );
  return value ?? (error ? { required: [] } : undefined);
}
