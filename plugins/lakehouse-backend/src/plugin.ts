import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import {
  createPlatformRepository,
  readRepositoryConfig,
} from '@lakehouse/backstage-plugin-lakehouse-node';
import { createRouter } from './api/createRouter';
import { readCatalogConfigs } from './config/readConfig';
import { onboardingRoutes } from './onboarding/onboardingRoutes';
import { TableAccess } from './permissions';
import { CatalogStore } from './store/CatalogStore';
import { openDatabase } from './store/database';
import { EdgeStore } from './store/EdgeStore';
import { FacetReader } from './store/FacetReader';
import { TableReader } from './store/TableReader';
import { SyncService } from './sync/SyncService';

/** The registry of Iceberg tables. */
export const lakehousePlugin = createBackendPlugin({
  pluginId: 'lakehouse',
  register(env) {
    env.registerInit({
      deps: {
        auditor: coreServices.auditor,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        scheduler: coreServices.scheduler,
      },
      async init(deps) {
        const configs = readCatalogConfigs(deps.config);
        const repository = readRepositoryConfig(deps.config);
        const db = await openDatabase(deps.database);
        const tables = new TableReader(db);
        TableAccess.register(deps.permissionsRegistry, tables);

        const sync = new SyncService({
          db,
          configs,
          config: deps.config,
          logger: deps.logger,
        });
        await sync.start(deps.scheduler);
        deps.lifecycle.addShutdownHook(() => sync.stop());

        deps.httpRouter.addAuthPolicy({
          path: '/health',
          allow: 'unauthenticated',
        });
        deps.httpRouter.use(
          createRouter({
            access: new TableAccess(deps.permissions, deps.permissionsRegistry),
            auditor: deps.auditor,
            catalog: deps.catalog,
            configs,
            edges: new EdgeStore(db),
            facets: new FacetReader(db),
            httpAuth: deps.httpAuth,
            more: onboardingRoutes(
              repository && createPlatformRepository(repository),
            ),
            runs: new CatalogStore(db),
            sync,
            tables,
          }),
        );
      },
    });
  },
});
