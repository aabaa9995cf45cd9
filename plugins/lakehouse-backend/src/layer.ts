import type { Layer } from '@lakehouse/backstage-plugin-lakehouse-common';

/** The layer of a table, by the convention for namespaces: `landing…`, `raw_<source>`, `staging_<source>`, `vault`, `marts`. */
export function layerOf(namespace: string[]): Layer {
  const [first] = namespace;
  if (first.startsWith('landing')) return 'landing';
  if (first.startsWith('raw_')) return 'raw';
  if (first.startsWith('staging_')) return 'staging';
  return first === 'vault' || first === 'marts' ? first : 'other';
}

/** The source that a namespace belongs to by the same convention: `raw_northwind` -> `northwind`. */
export function sourceOf(namespace: string[]): string | undefined {
  return /^(?:raw|staging)_(.+)$/.exec(namespace[0])?.[1];
}
