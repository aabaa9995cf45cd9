import {
  ANNOTATION_CONTRACT,
  ANNOTATION_TABLE_REF,
  ENTITY_TYPE_DATA_PIPELINE,
  ENTITY_TYPE_ICEBERG_TABLE,
} from '../../annotations';
import { contractOwner, type Contract } from '../../contract';
import { entityName } from '../../names/entityName';
import { formatTableRef } from '../../names/tableRef';
import { generated, GENERATED } from '../dbt/file';
import { plainText, printYaml } from '../print';
import type { GeneratedFile, PlatformConfig, PublishedMart } from '../types';

const API_VERSION = 'backstage.io/v1alpha1';

/** Backstage entities of a source: its system, its database, its pipeline, and every mart it publishes. */
export function catalogFile(
  platform: PlatformConfig,
  contract: Contract,
  marts: PublishedMart[],
): GeneratedFile {
  const owner = contractOwner(contract) ?? platform.owner;
  const system = entityName([contract.name]);
  const database = entityName([contract.name, 'source']);
  const pipeline = entityName([contract.name, 'pipeline']);
  const about = plainText(contract.description?.purpose);
  const annotations = {
    [ANNOTATION_CONTRACT]: contract.name,
    'backstage.io/techdocs-entity': `system:default/${entityName([
      platform.name,
    ])}`,
    'backstage.io/techdocs-entity-path': `/${contract.name}/`,
  };
  const entity = (
    kind: string,
    metadata: Record<string, unknown>,
    spec: Record<string, unknown>,
  ) => ({
    apiVersion: API_VERSION,
    kind,
    metadata: { ...metadata, annotations: metadata.annotations ?? annotations },
    spec: { ...spec, owner },
  });

  const entities = [
    entity(
      'System',
      { name: system, title: titleOf(contract), description: about },
      {},
    ),
    entity(
      'Resource',
      {
        name: database,
        title: `${titleOf(contract)}: source`,
        description: `Where the data of ${
          contract.name
        } comes from (${serverTypes(contract)}).`,
      },
      { type: 'database', system },
    ),
    entity(
      'Component',
      {
        name: pipeline,
        title: `${titleOf(contract)}: pipeline`,
        description: `Loads ${contract.name} into Iceberg and models it.`,
      },
      {
        type: ENTITY_TYPE_DATA_PIPELINE,
        lifecycle: lifecycle(contract),
        system,
        dependsOn: [`resource:${database}`],
      },
    ),
    ...marts.map(mart =>
      entity(
        'Resource',
        {
          // With the catalog: a portal shows several, and each may have a table of this name.
          name: entityName([platform.catalog, 'marts', mart.name]),
          title: `marts.${mart.name}`,
          description: plainText(mart.description),
          annotations: {
            ...annotations,
            [ANNOTATION_TABLE_REF]: formatTableRef({
              catalog: platform.catalog,
              namespace: ['marts'],
              name: mart.name,
            }),
          },
        },
        {
          type: ENTITY_TYPE_ICEBERG_TABLE,
          system,
          dependsOn: [`component:${pipeline}`],
        },
      ),
    ),
  ];
  return generated(
    `catalog/${contract.name}.yaml`,
    () => printYaml(GENERATED, ...entities),
    `Shows ${contract.name}, its pipeline and its published tables in the Backstage catalog.`,
  );
}

/** The platform itself: the system that carries the documentation of all sources. */
export function platformCatalogFile(platform: PlatformConfig): GeneratedFile {
  return generated(
    'catalog/platform.yaml',
    printYaml(GENERATED, {
      apiVersion: API_VERSION,
      kind: 'System',
      metadata: {
        name: entityName([platform.name]),
        title: platform.name,
        description: 'The data platform: sources, vault and marts.',
        annotations: { 'backstage.io/techdocs-ref': 'dir:..' },
      },
      spec: { owner: platform.owner },
    }),
    'Shows the platform and its documentation in the Backstage catalog.',
  );
}

function titleOf(contract: Contract): string {
  return plainText(contract.dataProduct) || contract.name;
}

function serverTypes(contract: Contract): string {
  const types = new Set((contract.servers ?? []).map(({ type }) => type));
  return plainText([...types].sort().join(', ')) || 'no server is named';
}

/** ODCS status to the lifecycle words of Backstage. */
function lifecycle({ status }: Contract): string {
  if (status === 'deprecated' || status === 'retired') return 'deprecated';
  return status === 'active' ? 'production' : 'experimental';
}
