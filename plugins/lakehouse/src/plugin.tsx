import {
  ApiBlueprint,
  createFrontendPlugin,
  discoveryApiRef,
  fetchApiRef,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import {
  ANNOTATION_TABLE_REF,
  ENTITY_TYPE_ICEBERG_TABLE,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { RiTable2 } from '@remixicon/react';
import { lakehouseApiRef, LakehouseClient } from './api';
import { onboardingExtensions } from './onboarding/extensions';
import { rootRouteRef, taskRouteRef, templateRouteRef } from './routes';
import { searchExtensions } from './search/extensions';

/** Entities that stand for a table: as data, so that an app can change it in its config. */
const publishedTable = {
  kind: 'resource',
  'spec.type': ENTITY_TYPE_ICEBERG_TABLE,
  [`metadata.annotations.${ANNOTATION_TABLE_REF}`]: { $exists: true },
};

const api = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: lakehouseApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new LakehouseClient(deps),
    }),
});

const page = PageBlueprint.make({
  params: {
    path: '/lakehouse',
    title: 'Lakehouse',
    icon: <RiTable2 />,
    routeRef: rootRouteRef,
    loader: async () => {
      const { LakehousePage } = await import('./components/LakehousePage');
      return <LakehousePage />;
    },
  },
});

const entityCard = EntityCardBlueprint.make({
  name: 'table',
  params: {
    type: 'info',
    filter: publishedTable,
    loader: async () => {
      const { EntityTableCard } = await import(
        './components/entity/EntityTableCard'
      );
      return <EntityTableCard />;
    },
  },
});

const entityContent = EntityContentBlueprint.make({
  name: 'table',
  params: {
    path: '/table',
    title: 'Table',
    icon: <RiTable2 />,
    filter: publishedTable,
    loader: async () => {
      const { EntityTableContent } = await import(
        './components/entity/EntityTableContent'
      );
      return <EntityTableContent />;
    },
  },
});

/**
 * The lakehouse plugin for the new frontend system.
 *
 * @public
 */
export default createFrontendPlugin({
  pluginId: 'lakehouse',
  title: 'Lakehouse',
  icon: <RiTable2 />,
  info: { packageJson: () => import('../package.json') },
  routes: { root: rootRouteRef },
  externalRoutes: {
    scaffolderTask: taskRouteRef,
    scaffolderTemplate: templateRouteRef,
  },
  extensions: [
    api,
    page,
    entityCard,
    entityContent,
    ...onboardingExtensions,
    ...searchExtensions,
  ],
});
