import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { ANNOTATION_TABLE_REF } from '@lakehouse/backstage-plugin-lakehouse-common';

/**
 * The entity of Backstage's catalog that stands for a table, among those that the caller may see; the first by name if several do.
 *
 * Null if there is none, and also if the catalog does not answer: a table is shown without its entity rather than not at all.
 */
export async function findEntityRef(
  catalog: CatalogService,
  tableRef: string,
  credentials: BackstageCredentials,
): Promise<string | null> {
  try {
    const { items } = await catalog.getEntities(
      {
        filter: { [`metadata.annotations.${ANNOTATION_TABLE_REF}`]: tableRef },
        fields: ['kind', 'metadata.namespace', 'metadata.name'],
      },
      { credentials },
    );
    return items.map(entity => stringifyEntityRef(entity)).sort()[0] ?? null;
  } catch {
    return null;
  }
}
