import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { NotFoundError } from '@backstage/errors';
import type { TableAccess } from '../permissions';
import type { CatalogStore } from '../store/CatalogStore';
import type { EdgeStore } from '../store/EdgeStore';
import type { StoredDetail, TableRow } from '../store/rows';
import type { TableReader } from '../store/TableReader';

/** What the actions work with: the same readers and permissions as the API. */
export interface ActionOptions {
  actionsRegistry: ActionsRegistryService;
  access: TableAccess;
  tables: TableReader;
  edges: EdgeStore;
  runs: CatalogStore;
}

/** They look and change nothing. */
export const READ_ONLY = {
  readOnly: true,
  destructive: false,
  idempotent: true,
};

/** How every action wants a table named. */
export const REF_DESCRIPTION =
  'Table reference `<catalog>/<namespace>.<table>`, for example `northwind/marts.fct_order_lines`; find-tables gives it as `ref`.';

/**
 * A table that the caller may see.
 *
 * @throws NotFoundError for one that does not exist and for one that is hidden alike
 */
export async function findTable(
  { access, tables }: Pick<ActionOptions, 'access' | 'tables'>,
  ref: string,
  credentials: BackstageCredentials,
): Promise<{ row: TableRow; detail: StoredDetail | null }> {
  const found = await tables.find(ref, await access.visible(credentials));
  if (!found) {
    throw new NotFoundError(
      `There is no table '${ref.slice(
        0,
        300,
      )}': find-tables lists those that you may see`,
    );
  }
  return found;
}
