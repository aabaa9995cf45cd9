import {
  createExternalRouteRef,
  createRouteRef,
  createSubRouteRef,
} from '@backstage/core-plugin-api';

/** The list of tables. */
export const rootRouteRef = createRouteRef({ id: 'lakehouse' });

/** The page of one table; `table` is `namespace.table`. */
export const tableRouteRef = createSubRouteRef({
  id: 'lakehouse:table',
  parent: rootRouteRef,
  path: '/tables/:catalog/:table',
});

/** How catalogs are synced. */
export const adminRouteRef = createSubRouteRef({
  id: 'lakehouse:admin',
  parent: rootRouteRef,
  path: '/admin',
});

/** A template of the scaffolder, for the button that onboards a source. */
export const createFromTemplateRouteRef = createExternalRouteRef({
  id: 'create-from-template',
  params: ['namespace', 'templateName'],
  optional: true,
  defaultTarget: 'scaffolder.selectedTemplate',
});
