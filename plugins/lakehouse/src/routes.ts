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

/** Onboarding of a source. */
export const onboardRouteRef = createSubRouteRef({
  id: 'lakehouse:onboard',
  parent: rootRouteRef,
  path: '/onboard',
});

/** What differs between the platform repository and what is generated. */
export const driftRouteRef = createSubRouteRef({
  id: 'lakehouse:drift',
  parent: rootRouteRef,
  path: '/onboard/drift',
});

/** A template of the scaffolder. */
export const templateRouteRef = createExternalRouteRef({
  id: 'scaffolder-template',
  params: ['namespace', 'templateName'],
  optional: true,
  defaultTarget: 'scaffolder.selectedTemplate',
});

/** A task of the scaffolder; without a scaffolder in the app there is no onboarding. */
export const taskRouteRef = createExternalRouteRef({
  id: 'scaffolder-task',
  params: ['taskId'],
  optional: true,
  defaultTarget: 'scaffolder.ongoingTask',
});
