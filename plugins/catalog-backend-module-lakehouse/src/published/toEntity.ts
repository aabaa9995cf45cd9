import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  type Entity,
} from '@backstage/catalog-model';
import {
  ANNOTATION_CONTRACT,
  ANNOTATION_OWNER_EVIDENCE,
  ANNOTATION_TABLE_REF,
  ENTITY_TYPE_ICEBERG_TABLE,
  entityName,
  printable,
  shortHash,
  type PublishedTable,
} from '@lakehouse/backstage-plugin-lakehouse-common';

/** Beginning of the location of every entity that comes from the registry. */
export const REGISTRY_LOCATION = 'lakehouse:registry/';

/** What Backstage takes as a tag. */
const TAG = /^[a-z0-9+#]+(-[a-z0-9+#]+)*$/;
const MAX_TAG = 63;
const MAX_TEXT = 1000;

/** The entity of a table that the registry publishes. A table without owner is owned by `unknown`, and says so. */
export function toEntity(table: PublishedTable): Entity {
  const { ref, owner, contract, system, domain } = table;
  const location = `${REGISTRY_LOCATION}${ref}`;
  const description = table.description && asText(table.description);
  const tags = table.tags.filter(tag => tag.length <= MAX_TAG && TAG.test(tag));
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      name: nameOf(table),
      title: asText(`${table.namespace}.${table.name}`),
      ...(description && { description }),
      ...(tags.length > 0 && { tags }),
      annotations: {
        [ANNOTATION_TABLE_REF]: ref,
        [ANNOTATION_OWNER_EVIDENCE]: [owner.evidence, owner.detail]
          .filter(Boolean)
          .join(': '),
        ...(contract && { [ANNOTATION_CONTRACT]: contract }),
        [ANNOTATION_LOCATION]: location,
        [ANNOTATION_ORIGIN_LOCATION]: location,
      },
    },
    spec: {
      type: ENTITY_TYPE_ICEBERG_TABLE,
      owner: owner.ref ?? 'unknown',
      ...(system && { system }),
      ...(domain && { domain }),
    },
  };
}

/**
 * Not the name that a stamped entity of the same table has (without `table`): of two entities with one name the catalog keeps the first,
 * and the stamped one could never take over. Names of entities do not tell upper and lower case apart, those of tables do.
 */
function nameOf({ catalog, namespace, name, ref }: PublishedTable): string {
  const parts = [catalog, namespace, name, 'table'];
  return entityName(
    ref === ref.toLowerCase() ? parts : [...parts, shortHash(ref)],
  );
}

/** Remote text that pages show as Markdown: without what could make a link, an image or HTML of it. */
function asText(text: string): string {
  return printable(text, MAX_TEXT).replace(/[[<]/g, '(').replace(/[\]>]/g, ')');
}
