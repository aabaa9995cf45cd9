import { ENTITY_TYPE_DATA_PIPELINE } from '../../annotations';
import { ownerRef } from '../../contract';
import { entityName } from '../../names/entityName';
import { generated } from '../dbt/file';
import { plainText, printYaml } from '../print';
import type { GeneratedFile, PlatformConfig, PublishedMart } from '../types';
import type { Job } from './readJobs';

/** First line of what follows from a job. */
const HEADER =
  'Generated from the job: edits here are kept but no longer updated. Change jobs/<name>/job.yaml and run `lakehouse generate`.';

/** The job as a Component of the Backstage catalog, with what it depends on as far as the catalog holds it. */
export function jobEntityFile(
  platform: PlatformConfig,
  { name, settings }: Job,
  marts: readonly PublishedMart[],
): GeneratedFile {
  const system = entityName([platform.name]);
  return generated(
    `catalog/jobs/${name}.yaml`,
    () =>
      printYaml(HEADER, {
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Component',
        metadata: {
          name: jobEntityName(name),
          title: `Job: ${name}`,
          description:
            plainText(settings.description) ||
            (settings.kind === 'source'
              ? `Loads ${settings.source} into Iceberg.`
              : `Writes ${settings.target}.`),
          annotations: {
            'backstage.io/techdocs-entity': `system:default/${system}`,
            'backstage.io/techdocs-entity-path': `/jobs/${name}/`,
          },
        },
        spec: {
          type: ENTITY_TYPE_DATA_PIPELINE,
          lifecycle: 'production',
          system,
          dependsOn: dependencies(platform, settings, marts),
          owner: ownerRef(settings.owner)!,
        },
      }),
    `Shows the job ${name} in the Backstage catalog.`,
  );
}

/** Name of a job's entity. */
export function jobEntityName(name: string): string {
  return entityName([name, 'job']);
}

function dependencies(
  { catalog }: PlatformConfig,
  settings: Job['settings'],
  marts: readonly PublishedMart[],
): string[] {
  if (settings.kind === 'source') {
    return [`resource:${entityName([settings.source, 'source'])}`];
  }
  // Only published marts are entities; a relation to nothing would be shown as broken.
  const published = new Set(marts.map(mart => `marts.${mart.name}`));
  return settings.reads
    .filter(table => published.has(table))
    .map(table => `resource:${entityName([catalog, ...table.split('.')])}`);
}
