import type { TableRegistry } from '@lakehouse/backstage-plugin-lakehouse-node';
import type { CatalogStore } from '../../store/CatalogStore';
import type {
  NamespaceReader,
  TableWithColumns,
} from '../../store/NamespaceReader';
import type { Visibility } from '../../store/visibility';

/** Transforms that keep rows of one value, or of one time, together; buckets only spread them. */
const KEEPS_TOGETHER = /^(identity|year|month|day|hour)$/;

/** One catalog of the registry as somebody may see it. */
export function catalogRegistry(
  catalog: string,
  visible: () => Promise<Visibility>,
  { namespaces, runs }: { namespaces: NamespaceReader; runs: CatalogStore },
): TableRegistry {
  return {
    async readAt() {
      const at = (await runs.get(catalog))?.lastSuccessAt;
      return at ? new Date(at).toISOString() : undefined;
    },
    namespaces: async () => namespaces.namespaces(catalog, await visible()),
    async tables(namespace, limit) {
      const found = await namespaces.tables(
        catalog,
        namespace,
        await visible(),
        limit + 1,
      );
      return {
        tables: found.slice(0, limit).map(toRegistered),
        truncated: found.length > limit,
      };
    },
  };
}

function toRegistered({ row, detail }: TableWithColumns) {
  const { name, state, description, rows } = row;
  const fields = detail?.fields ?? [];
  const own = new Set(fields.map(field => field.name));
  return {
    name,
    state,
    comment: description,
    rows,
    fields,
    partitionedBy: (detail?.partitionFields ?? [])
      .filter(({ transform }) => KEEPS_TOGETHER.test(transform))
      .map(({ sourceColumn }) => sourceColumn)
      .filter((column, i, all) => own.has(column) && all.indexOf(column) === i),
  };
}
