import { z } from 'zod';

/** A dataset that dbt builds or reads. */
export interface DbtNode {
  id: string;
  name: string;
  kind: 'model' | 'seed' | 'snapshot' | 'source';
  /** Schema and alias: namespace and table in the lakehouse. Null for ephemeral models, which have no table. */
  relation: { schema: string; table: string } | null;
  description: string | null;
  columns: Record<string, string>;
  /** Entity reference from `config.meta.owner`. */
  owner: string | null;
  /** `config.meta.lakehouse.source`. */
  source: string | null;
  grain: string | null;
  tags: string[];
  /** Ids of nodes. */
  dependsOn: string[];
  /** By column, lower case. */
  tests: Record<string, string[]>;
}

const text = z.string().nullish();
const meta = z
  .looseObject({
    owner: z.unknown().optional(),
    grain: z.unknown().optional(),
    lakehouse: z
      .looseObject({ source: z.unknown().optional() })
      .nullish()
      .catch(null),
  })
  .nullish()
  .catch(null);

const node = z.looseObject({
  resource_type: z.string(),
  name: z.string(),
  schema: text,
  alias: text,
  identifier: text,
  description: text,
  columns: z
    .record(z.string(), z.looseObject({ description: text }))
    .nullish()
    .catch(null),
  config: z.looseObject({ materialized: text, meta }).nullish().catch(null),
  meta,
  // Those of the project, the folder and the model itself.
  tags: z.array(z.string()).nullish().catch(null),
  depends_on: z
    .looseObject({ nodes: z.array(z.string()).nullish() })
    .nullish()
    .catch(null),
  attached_node: text,
  column_name: text,
  test_metadata: z.looseObject({ name: text }).nullish().catch(null),
});
type RawNode = z.infer<typeof node>;

const manifest = z.looseObject({
  metadata: z.looseObject({ dbt_schema_version: z.string() }),
  nodes: z.record(z.string(), z.unknown()),
  sources: z.record(z.string(), z.unknown()).nullish(),
});

const KINDS = new Set(['model', 'seed', 'snapshot', 'source']);

/**
 * Reads the datasets, dependencies and tests out of a dbt `manifest.json` (schema v4 and later; v12 is current). Nodes of a form that is
 * not known are left out.
 *
 * @throws Error when it is no manifest
 * @see https://schemas.getdbt.com/dbt/manifest/v12.json
 */
export function parseDbtManifest(json: string): DbtNode[] {
  const parsed = manifest.safeParse(JSON.parse(json));
  if (!parsed.success) {
    throw new Error('it is no dbt manifest');
  }
  const raw = new Map<string, RawNode>();
  const all = { ...parsed.data.nodes, ...parsed.data.sources };
  for (const [id, value] of Object.entries(all)) {
    const read = node.safeParse(value);
    if (read.success) {
      raw.set(id, read.data);
    }
  }
  const tests = testsByNode(raw);
  return [...raw]
    .filter(([, entry]) => KINDS.has(entry.resource_type))
    .map(([id, entry]) => toNode(id, entry, tests.get(id) ?? {}));
}

function toNode(
  id: string,
  raw: RawNode,
  tests: Record<string, string[]>,
): DbtNode {
  const owner = raw.config?.meta?.owner ?? raw.meta?.owner;
  const lakehouse = raw.config?.meta?.lakehouse ?? raw.meta?.lakehouse;
  const grain = raw.config?.meta?.grain ?? raw.meta?.grain;
  // A source's table is its identifier, a model's its alias.
  const table = raw.identifier || raw.alias || raw.name;
  const virtual = raw.config?.materialized === 'ephemeral';
  return {
    id,
    name: raw.name,
    kind: raw.resource_type as DbtNode['kind'],
    relation: raw.schema && !virtual ? { schema: raw.schema, table } : null,
    description: raw.description || null,
    columns: Object.fromEntries(
      Object.entries(raw.columns ?? {}).flatMap(([name, column]) =>
        column.description ? [[name.toLowerCase(), column.description]] : [],
      ),
    ),
    owner: typeof owner === 'string' ? owner : null,
    source: typeof lakehouse?.source === 'string' ? lakehouse.source : null,
    grain: typeof grain === 'string' ? grain : null,
    tags: raw.tags ?? [],
    dependsOn: raw.depends_on?.nodes ?? [],
    tests,
  };
}

function testsByNode(
  nodes: Map<string, RawNode>,
): Map<string, Record<string, string[]>> {
  const found = new Map<string, Record<string, string[]>>();
  for (const raw of nodes.values()) {
    if (raw.resource_type === 'test' && raw.attached_node && raw.column_name) {
      const column = raw.column_name.replace(/["`]/g, '').toLowerCase();
      const byColumn = found.get(raw.attached_node) ?? Object.create(null);
      const names = new Set<string>(byColumn[column]);
      names.add(raw.test_metadata?.name ?? raw.name);
      byColumn[column] = [...names].sort();
      found.set(raw.attached_node, byColumn);
    }
  }
  return found;
}
