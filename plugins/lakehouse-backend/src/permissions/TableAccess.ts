import type {
  BackstageCredentials,
  PermissionsRegistryService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  AuthorizeResult,
  type BasicPermission,
} from '@backstage/plugin-permission-common';
import {
  createConditionTransformer,
  type ConditionTransformer,
} from '@backstage/plugin-permission-node';
import {
  lakehouseCatalogInspectPermission,
  lakehouseCatalogManagePermission,
  lakehouseCatalogRefreshPermission,
  lakehouseSourceCreatePermission,
  lakehouseTableReadPermission,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import type { TableReader } from '../store/TableReader';
import type { TableCondition } from '../store/conditions';
import type { Visibility } from '../store/visibility';
import { lakehouseTableResourceRef, lakehouseTableRules } from './rules';

/** Nothing is in an empty list: a user without access sees empty lists, and no difference between hidden and absent tables. */
const NOTHING: Visibility = { column: 'catalog', values: [] };

/** What a user may do and see. */
export class TableAccess {
  readonly #permissions: PermissionsService;
  readonly #transform: ConditionTransformer<TableCondition>;

  constructor(
    permissions: PermissionsService,
    registry: PermissionsRegistryService,
  ) {
    this.#permissions = permissions;
    this.#transform = createConditionTransformer(
      registry.getPermissionRuleset(lakehouseTableResourceRef),
    );
  }

  /** Makes permissions and rules known to policies. */
  static register(registry: PermissionsRegistryService, tables: TableReader) {
    registry.addResourceType({
      resourceRef: lakehouseTableResourceRef,
      permissions: [lakehouseTableReadPermission],
      rules: lakehouseTableRules,
      getResources: async refs => {
        const rows = await tables.byRefs(refs);
        const byRef = new Map(rows.map(row => [row.ref, row] as const));
        return refs.map(ref => byRef.get(ref));
      },
    });
    registry.addPermissions([
      lakehouseCatalogRefreshPermission,
      lakehouseCatalogInspectPermission,
      lakehouseCatalogManagePermission,
      lakehouseSourceCreatePermission,
    ]);
  }

  /** The tables that a user may see. */
  async visible(credentials: BackstageCredentials): Promise<Visibility> {
    const [decision] = await this.#permissions.authorizeConditional(
      [{ permission: lakehouseTableReadPermission }],
      { credentials },
    );
    switch (decision.result) {
      case AuthorizeResult.ALLOW:
        return 'all';
      case AuthorizeResult.CONDITIONAL:
        return this.#transform(decision.conditions);
      default:
        return NOTHING;
    }
  }

  /** @throws NotAllowedError when the user may not */
  async require(
    permission: BasicPermission,
    credentials: BackstageCredentials,
  ): Promise<void> {
    const [decision] = await this.#permissions.authorize([{ permission }], {
      credentials,
    });
    if (decision.result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError(
        `You need the permission ${permission.name} for this`,
      );
    }
  }
}
