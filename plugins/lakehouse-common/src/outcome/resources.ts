import type { PlannedResource, PreviewFile, PreviewTable } from '../api';

const LISTED = 20;

const BY_FOLDER = [
  ['staging', /^dbt\/models\/staging\//],
  ['vault', /^dbt\/models\/(?:raw_vault|business_vault)\//],
  ['marts', /^dbt\/models\/marts\//],
] as const;

/**
 * What will be there once a source is loaded and built: namespaces, tables by layer, and entities of the catalog. Shared models are counted
 * only where this change touches them, models of other sources never.
 *
 * @param entities - references of the entities in the source's catalog file
 */
export function plannedResources(options: {
  source: string;
  tables: PreviewTable[];
  files: PreviewFile[];
  entities: string[];
}): PlannedResource[] {
  const { source, tables, files, entities } = options;
  const raw = tables
    .filter(({ selected }) => selected !== false)
    .map(({ name }) => `raw_${source}.${name}`);
  const models = files
    .filter(({ action }) => action !== 'remove' && action !== 'kept-removed')
    .filter(
      ({ path, action }) =>
        path.endsWith('.sql') &&
        (path.split('/')[3] === source || action === 'create'),
    )
    .map(({ path }) => path);
  const layers = BY_FOLDER.map(([kind, folder]) => {
    const namespace = kind === 'staging' ? `staging_${source}` : kind;
    const names = models
      .filter(path => folder.test(path))
      .map(path => `${namespace}.${path.replace(/^.*\/|\.sql$/g, '')}`);
    return { kind, namespace, names };
  });
  const namespaces = [
    ...(raw.length ? [`raw_${source}`] : []),
    ...layers.filter(({ names }) => names.length).map(one => one.namespace),
  ];
  return [
    resource('namespace', namespaces),
    resource('raw', raw),
    ...layers.map(({ kind, names }) => resource(kind, names)),
    resource('entity', entities),
  ].filter(({ count }) => count > 0);
}

function resource(
  kind: PlannedResource['kind'],
  names: string[],
): PlannedResource {
  const sorted = [...names].sort((a, b) => a.localeCompare(b));
  return { kind, count: names.length, names: sorted.slice(0, LISTED) };
}
