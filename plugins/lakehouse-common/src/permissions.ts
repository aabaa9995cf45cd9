import { createPermission } from '@backstage/plugin-permission-common';

/** Type of the resource that table permissions are about: a table of the registry. */
export const RESOURCE_TYPE_LAKEHOUSE_TABLE = 'lakehouse-table';

/** Type of the documents about tables in Backstage search. */
export const SEARCH_TYPE_LAKEHOUSE_TABLE = 'lakehouse-table';

/** See tables: lists, details, snapshots, lineage, freshness. */
export const lakehouseTableReadPermission = createPermission({
  name: 'lakehouse.table.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_LAKEHOUSE_TABLE,
});

/** Sync a catalog now. */
export const lakehouseCatalogRefreshPermission = createPermission({
  name: 'lakehouse.catalog.refresh',
  attributes: { action: 'update' },
});

/** See how catalogs are synced: runs, what the guard held back, removed tables. They name tables without regard to who may see them. */
export const lakehouseCatalogInspectPermission = createPermission({
  name: 'lakehouse.catalog.inspect',
  attributes: { action: 'read' },
});

/** Confirm removals that the guard held back, and restore removed tables. */
export const lakehouseCatalogManagePermission = createPermission({
  name: 'lakehouse.catalog.manage',
  attributes: { action: 'update' },
});

/** Preview and stamp a new source. */
export const lakehouseSourceCreatePermission = createPermission({
  name: 'lakehouse.source.create',
  attributes: { action: 'create' },
});

/** Every permission of the suite, for registration and for policies. */
export const lakehousePermissions = [
  lakehouseTableReadPermission,
  lakehouseCatalogRefreshPermission,
  lakehouseCatalogInspectPermission,
  lakehouseCatalogManagePermission,
  lakehouseSourceCreatePermission,
];
