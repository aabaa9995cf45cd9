import type { AuthService } from '@backstage/backend-plugin-api';
import {
  ANNOTATION_ORIGIN_LOCATION,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import {
  ANNOTATION_TABLE_REF,
  ENTITY_TYPE_ICEBERG_TABLE,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { REGISTRY_LOCATION } from './toEntity';

/** The entities of tables that the catalog has. */
export interface TableEntities {
  /** Of the registry: entity reference -> table reference. */
  published: Map<string, string>;
  /** Table references of entities from elsewhere: stamped ones, or such that people have written. */
  elsewhere: Set<string>;
}

/** Asks Backstage's catalog which tables have an entity. */
export async function readCatalog(
  catalog: CatalogService,
  auth: AuthService,
): Promise<TableEntities> {
  const found: TableEntities = { published: new Map(), elsewhere: new Set() };
  const pages = catalog.streamEntities(
    {
      filter: { kind: 'Resource', 'spec.type': ENTITY_TYPE_ICEBERG_TABLE },
      fields: [
        'kind',
        'metadata.namespace',
        'metadata.name',
        'metadata.annotations',
      ],
    },
    { credentials: await auth.getOwnServiceCredentials() },
  );
  for await (const page of pages) {
    for (const entity of page) {
      const { annotations = {} } = entity.metadata;
      const ref = annotations[ANNOTATION_TABLE_REF];
      const origin = annotations[ANNOTATION_ORIGIN_LOCATION] ?? '';
      if (ref && origin.startsWith(REGISTRY_LOCATION)) {
        found.published.set(stringifyEntityRef(entity), ref);
      } else if (ref) {
        found.elsewhere.add(ref);
      }
    }
  }
  return found;
}
