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

const texts = (about: string) => z.array(z.string()).describe(about);

/** Whether a column's value is among those given; the same question as the condition asks in SQL. */
const isAmong = (
  table: TableRow,
  { column, values }: TableCondition,
): boolean => {
  const value = table[column];
  return value !== null && values.includes(value);
};

const owned = (values: string[]): TableCondition => ({
  column: 'owner',
  values,
});

export const isOwner = createPermissionRule({
  name: 'IS_OWNER',
  description: 'Allow tables that one of these entities owns',
  resourceRef: lakehouseTableResourceRef,
  paramsSchema: z.object({
    claims: texts(
      'Entity references, for example the ownership claims of the user',
    ),
  }),
  apply: (table, { claims }) => isAmong(table, owned(claims)),
  toQuery: ({ claims }) => owned(claims),
});

const listed = (values: string[]): TableCondition => ({
  column: 'catalog',
  values,
});

export const inCatalog = createPermissionRule({
  name: 'IN_CATALOG',
  description: 'Allow tables of these Iceberg catalogs',
  resourceRef: lakehouseTableResourceRef,
  paramsSchema: z.object({ catalogs: texts('Ids of catalogs') }),
  apply: (table, { catalogs }) => isAmong(table, listed(catalogs)),
  toQuery: ({ catalogs }) => listed(catalogs),
});

const placed = (values: string[]): TableCondition => ({
  column: 'namespace',
  values,
});

export const inNamespace = createPermissionRule({
  name: 'IN_NAMESPACE',
  description: 'Allow tables of these namespaces',
  resourceRef: lakehouseTableResourceRef,
  paramsSchema: z.object({
    namespaces: texts('Namespaces, as in the table reference'),
  }),
  apply: (table, { namespaces }) => isAmong(table, placed(namespaces)),
  toQuery: ({ namespaces }) => placed(namespaces),
});

const layered = (values: string[]): TableCondition => ({
  column: 'layer',
  values,
});

export const inLayer = createPermissionRule({
  name: 'IN_LAYER',
  description: 'Allow tables of these layers',
  resourceRef: lakehouseTableResourceRef,
  paramsSchema: z.object({
    layers: texts('landing, raw, staging, vault, marts or other'),
  }),
  apply: (table, { layers }) => isAmong(table, layered(layers)),
  toQuery: ({ layers }) => layered(layers),
});

/** Every rule about tables. */
export const lakehouseTableRules = [isOwner, inCatalog, inNamespace, inLayer];
