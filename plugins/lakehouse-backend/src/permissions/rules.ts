import {
  createPermissionResourceRef,
  createPermissionRule,
} from '@backstage/plugin-permission-node';
import { RESOURCE_TYPE_LAKEHOUSE_TABLE } from '@lakehouse/backstage-plugin-lakehouse-common';
import { z } from 'zod';
import { toTag } from '../facts/tags';
import { holds, type TableCondition } from '../store/conditions';
import type { TableRow } from '../store/rows';

/** Tables of the registry, for permission policies. */
export const lakehouseTableResourceRef = createPermissionResourceRef<
  TableRow,
  TableCondition
>().with({
  pluginId: 'lakehouse',
  resourceType: RESOURCE_TYPE_LAKEHOUSE_TABLE,
});

const texts = (about: string) => z.array(z.string()).describe(about);

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
  apply: (table, { claims }) => holds(table, owned(claims)),
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
  apply: (table, { catalogs }) => holds(table, listed(catalogs)),
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
  apply: (table, { namespaces }) => holds(table, placed(namespaces)),
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
  apply: (table, { layers }) => holds(table, layered(layers)),
  toQuery: ({ layers }) => layered(layers),
});

const tagged = (values: string[]): TableCondition => ({
  tags: values.map(toTag),
});

export const hasTag = createPermissionRule({
  name: 'HAS_TAG',
  description: 'Allow tables that have one of these tags',
  resourceRef: lakehouseTableResourceRef,
  paramsSchema: z.object({
    tags: texts('Tags of contract, dbt or table, in upper or lower case'),
  }),
  apply: (table, { tags }) => holds(table, tagged(tags)),
  toQuery: ({ tags }) => tagged(tags),
});

/** Every rule about tables. */
export const lakehouseTableRules = [
  isOwner,
  inCatalog,
  inNamespace,
  inLayer,
  hasTag,
];
