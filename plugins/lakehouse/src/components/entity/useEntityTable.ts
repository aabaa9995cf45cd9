import { useApi } from '@backstage/core-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { ANNOTATION_TABLE_REF } from '@lakehouse/backstage-plugin-lakehouse-common';
import { lakehouseApiRef } from '../../api';
import { useLoad } from '../../hooks/useLoad';

/** The table that the entity of the page stands for. */
export function useEntityTable() {
  const { entity } = useEntity();
  const api = useApi(lakehouseApiRef);
  const ref = entity.metadata.annotations?.[ANNOTATION_TABLE_REF];
  const table = useLoad(
    ref ?? '',
    async signal => (ref ? api.getTable(ref, { signal }) : undefined),
    { forget: true },
  );
  return { ref, table };
}
