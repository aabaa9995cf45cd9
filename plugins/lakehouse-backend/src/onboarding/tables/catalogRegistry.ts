import {
  registeredTable,
  type TableRegistry,
} from '@lakehouse/backstage-plugin-lakehouse-node';
import type { CatalogStore } from '../../store/CatalogStore';
import type {
  NamespaceReader,
  TableWithColumns,
} from '../../store/NamespaceReader';
import type { Visibility } from '../../store/visibility';

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
  return registeredTable({ name, state, comment: description, rows }, detail);
}
