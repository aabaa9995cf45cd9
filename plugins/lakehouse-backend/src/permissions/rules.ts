import {
  createPermissionResourceRef,
  createPermissionRule,
} from '@backstage/plugin-permission-node';
import { RESOURCE_TYPE_LAKEHOUSE_TABLE } from '@lakehouse/backstage-plugin-lakehouse-common';
import { z } from 'zod';
import type { TableRow } from '../store/rows';
import type { TableCondition } from '../store/visibility';

/** Tables of the registry, for permission policies. */
export const lakehouseTableResourceRef = createPermissionResourceRef<
  TableRow,
  TableCondition
>().with({
  pluginId: 'lakehouse',
  resourceType: RESOURCE_TYPE_LAKEHOUSE_TABLE,
});

/** A rule that asks whether one column is among given values, in memory and in SQL alike. */
const isOneOf = <K extends string>(
  name: string,
  description: string,
  param: K,
  column: TableCondition['column'],
  about: string,
) =>
  createPermissionRule({
    name,
    description,
    resourceRef: lakehouseTableResourceRef,
    paramsSchema: z.object({
      [param]: z.array(z.string()).describe(about),
    }) as unknown as z.ZodObject<Record<K, z.ZodArray<z.ZodString>>>,
    apply: (table, params: Record<K, string[]>) => {
      const value = table[column];
      return value !== null && params[param].includes(value);
    },
    toQuery: (params: Record<K, string[]>) => ({
      column,
      values: params[param],
    }),
  });

export const isOwner = isOneOf(
  'IS_OWNER',
  'Allow tables that one of these entities owns',
  'claims',
  'owner',
  'Entity references, for example the ownership claims of the user',
);
export const inCatalog = isOneOf(
  'IN_CATALOG',
  'Allow tables of these Iceberg catalogs',
  'catalogs',
  'catalog',
  'Ids of catalogs',
);
export const inNamespace = isOneOf(
  'IN_NAMESPACE',
  'Allow tables of these namespaces',
  'namespaces',
  'namespace',
  'Namespaces, as in the table reference',
);
export const inLayer = isOneOf(
  'IN_LAYER',
  'Allow tables of these layers',
  'layers',
  'layer',
  'landing, raw, staging, vault, marts or other',
);

/** Every rule about tables. */
export const lakehouseTableRules = [isOwner, inCatalog, inNamespace, inLayer];
