import {
  createCatalogModelLayer,
  type CatalogModelKindRelationFieldDefinition,
} from '@backstage/catalog-model/alpha';
import {
  ANNOTATION_CONTRACT,
  ANNOTATION_OWNER_EVIDENCE,
  ANNOTATION_TABLE_REF,
  ENTITY_TYPE_ICEBERG_TABLE,
} from '@lakehouse/backstage-plugin-lakehouse-common';

/**
 * The relations of kind Resource. A version with its own `specType` replaces the generic one of the built-in kind, so its relation
 * fields have to be stated again.
 */
const resourceRelations: CatalogModelKindRelationFieldDefinition[] = [
  {
    selector: { path: 'spec.owner' },
    relation: 'ownedBy',
    defaultKind: 'Group',
    defaultNamespace: 'inherit',
    allowedKinds: ['Group', 'User'],
  },
  {
    selector: { path: 'spec.dependsOn' },
    relation: 'dependsOn',
    defaultNamespace: 'inherit',
  },
  {
    selector: { path: 'spec.dependencyOf' },
    relation: 'dependencyOf',
    defaultNamespace: 'inherit',
  },
  {
    selector: { path: 'spec.system' },
    relation: 'partOf',
    defaultKind: 'System',
    defaultNamespace: 'inherit',
  },
];

/** A published table can belong to a domain without a system between them. */
const domainRelation: CatalogModelKindRelationFieldDefinition = {
  selector: { path: 'spec.domain' },
  relation: 'partOf',
  defaultKind: 'Domain',
  defaultNamespace: 'inherit',
};

const refs = (description: string) => ({
  type: 'array',
  description,
  items: { type: 'string', minLength: 1 },
});

const icebergTableSchema = {
  type: 'object',
  required: ['spec'],
  properties: {
    spec: {
      type: 'object',
      required: ['type', 'owner'],
      properties: {
        type: { type: 'string', enum: [ENTITY_TYPE_ICEBERG_TABLE] },
        owner: {
          type: 'string',
          minLength: 1,
          description: 'The group that answers for the table.',
        },
        system: {
          type: 'string',
          minLength: 1,
          description: 'The data product or source the table belongs to.',
        },
        domain: {
          type: 'string',
          minLength: 1,
          description: 'The domain the table belongs to.',
        },
        dependsOn: refs('The pipeline and the tables it is made from.'),
        dependencyOf: refs('What is made from the table.'),
      },
    },
  },
};

/**
 * The catalog model of the suite: `Resource` of type `iceberg-table` is an entity that points at a table of the registry. A pipeline
 * (`Component`, type `data-pipeline`) and a source (`Resource`, type `database`) keep the built-in shape and need no declaration.
 */
export const lakehouseCatalogModel = createCatalogModelLayer({
  layerId: 'lakehouse.io/iceberg-table',
  builder: model => {
    model.addKindVersion({
      kind: 'Resource',
      versions: [
        {
          name: ['v1alpha1', 'v1beta1'],
          specType: ENTITY_TYPE_ICEBERG_TABLE,
          description:
            'A published Apache Iceberg table. Its rows, freshness and snapshots come from the lakehouse registry.',
          relationFields: [...resourceRelations, domainRelation],
          schema: { jsonSchema: icebergTableSchema },
        },
      ],
    });
    model.updateRelationPair({
      fromKind: 'Resource',
      toKind: 'Domain',
      forward: { type: 'partOf' },
      reverse: { type: 'hasPart' },
    });
    model.addAnnotation({
      name: ANNOTATION_OWNER_EVIDENCE,
      title: 'Evidence of the owner',
      description:
        'Where the registry found the owner of a published table: contract, dbt model, table property, namespace, default of the catalog, or nowhere.',
    });
    model.addAnnotation({
      name: ANNOTATION_TABLE_REF,
      title: 'Table reference',
      description:
        'The Iceberg table that the entity stands for, as catalog/namespace.table, for example northwind/marts.fct_order_lines.',
      schema: {
        jsonSchema: { type: 'string', pattern: '^[^/]+/[^/]+\\.[^/]+$' },
      },
    });
    model.addAnnotation({
      name: ANNOTATION_CONTRACT,
      title: 'Data contract',
      description:
        'Name of the data contract (contracts/<name>.odcs.yaml of the platform repository) that the entity was stamped from.',
    });
  },
});
