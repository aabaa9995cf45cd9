import {
  createApiFactory,
  createComponentExtension,
  createPlugin,
  createRoutableExtension,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import {
  ANNOTATION_TABLE_REF,
  ENTITY_TYPE_ICEBERG_TABLE,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { lakehouseApiRef, LakehouseClient } from './api';
import { rootRouteRef, taskRouteRef, templateRouteRef } from './routes';

/**
 * The plugin for the old frontend system.
 *
 * @deprecated Use the default export of the package in the new frontend system.
 * @public
 */
export const lakehousePlugin = createPlugin({
  id: 'lakehouse',
  routes: { root: rootRouteRef },
  externalRoutes: {
    scaffolderTask: taskRouteRef,
    scaffolderTemplate: templateRouteRef,
  },
  apis: [
    createApiFactory({
      api: lakehouseApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new LakehouseClient(deps),
    }),
  ],
});

/**
 * The pages of the plugin, for a route at `/lakehouse`.
 *
 * @deprecated Comes with the default export in the new frontend system.
 * @public
 */
export const LakehousePage = lakehousePlugin.provide(
  createRoutableExtension({
    name: 'LakehousePage',
    component: async () => {
      const { LegacyPage } = await import('./components/LegacyPage');
      return LegacyPage;
    },
    mountPoint: rootRouteRef,
  }),
);

/**
 * The card of a published table, for the overview of its entity.
 *
 * @deprecated Comes with the default export in the new frontend system.
 * @public
 */
export const EntityLakehouseTableCard = lakehousePlugin.provide(
  createComponentExtension({
    name: 'EntityLakehouseTableCard',
    component: {
      lazy: async () => {
        const { EntityTableCard } = await import(
          './components/entity/EntityTableCard'
        );
        return EntityTableCard;
      },
    },
  }),
);

/**
 * The tab of a published table, for its entity page.
 *
 * @deprecated Comes with the default export in the new frontend system.
 * @public
 */
export const EntityLakehouseTableContent = lakehousePlugin.provide(
  createComponentExtension({
    name: 'EntityLakehouseTableContent',
    component: {
      lazy: async () => {
        const { EntityTableContent } = await import(
          './components/entity/EntityTableContent'
        );
        return EntityTableContent;
      },
    },
  }),
);

/**
 * Whether an entity stands for a table, for `EntitySwitch` and `if` of a route.
 *
 * @deprecated The filter is built in in the new frontend system.
 * @public
 */
export function isLakehouseTableAvailable(entity: Entity): boolean {
  return (
    entity.spec?.type === ENTITY_TYPE_ICEBERG_TABLE &&
    Boolean(entity.metadata.annotations?.[ANNOTATION_TABLE_REF])
  );
}

export { lakehouseApiRef };
