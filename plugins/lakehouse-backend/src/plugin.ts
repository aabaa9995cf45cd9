import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { actionsRegistryServiceRef } from '@backstage/backend-plugin-api/alpha';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { scaffolderServiceRef } from '@backstage/plugin-scaffolder-node';
import {
  createFileHistory,
  createPlatformRepository,
  lakehousePrintersServiceRef,
  printableLogger,
  readDefaults,
  readRepositoryConfig,
} from '@lakehouse/backstage-plugin-lakehouse-node';
import { registerActions } from './actions';
import { createRouter } from './api/createRouter';
import { catalogAccess } from './catalogs/CatalogAccess';
import { readCatalogConfigs } from './config/readConfig';
import { readPublishRules } from './config/readPublish';
import { createTableFiles } from './health';
import { ConnectionReader } from './onboarding/connections/ConnectionReader';
import { connectionsOf } from './onboarding/connections/connectionsOf';
import { connectionRoutes } from './onboarding/connections/connectionRoutes';
import { DriftReader } from './onboarding/drift/DriftReader';
import { driftRoutes } from './onboarding/drift/driftRoutes';
import { registerOnboardingActions } from './onboarding/actions';
import { onboardingRoutes } from './onboarding/onboardingRoutes';
import { readUpgradeSchedule } from './onboarding/upgrade/readUpgrade';
import { UpgradeCheck } from './onboarding/upgrade/UpgradeCheck';
import { CatalogConnections } from './onboarding/tables/CatalogConnections';
import { withCatalogs } from './onboarding/tables/withCatalogs';
import { TableAccess } from './permissions';
import { CatalogStore } from './store/CatalogStore';
import { openDatabase } from './store/database';
import { openForReading } from './store/readDatabase';
import { EdgeStore } from './store/EdgeStore';
import { FacetReader } from './store/FacetReader';
import { GuardTrips } from './store/GuardTrips';
import { NamespaceReader } from './store/NamespaceReader';
import { PublishedTables } from './store/PublishedTables';
import { RemovedTables } from './store/RemovedTables';
import { RunStore } from './store/RunStore';
import { TableReader } from './store/TableReader';
import { SyncService } from './sync/SyncService';
import { TableEvents } from './sync/TableEvents';

/** The registry of Iceberg tables. */
export const lakehousePlugin = createBackendPlugin({
  pluginId: 'lakehouse',
  register(env) {
    env.registerInit({
      deps: {
        actionsRegistry: actionsRegistryServiceRef,
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        events: eventsServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        printers: lakehousePrintersServiceRef,
        scaffolder: scaffolderServiceRef,
        scheduler: coreServices.scheduler,
        urlReader: coreServices.urlReader,
        userInfo: coreServices.userInfo,
      },
      async init(deps) {
        const logger = printableLogger(deps.logger);
        const configs = readCatalogConfigs(deps.config);
        const repository = readRepositoryConfig(deps.config);
        const reader = ConnectionReader.fromConfig(deps.config, logger);
        const db = await openDatabase(deps.database);
        const reading = openForReading(db);
        const tables = new TableReader(reading);
        TableAccess.register(deps.permissionsRegistry, tables);

        const reached = new Map(
          configs.map(config => [
            config.id,
            catalogAccess(config, deps.config),
          ]),
        );
        const sync = new SyncService({
          db,
          configs,
          config: deps.config,
          access: reached,
          logger,
        });
        await sync.start(deps.scheduler);
        deps.lifecycle.addShutdownHook(async () => {
          await sync.stop();
          // SQLite has one connection, which belongs to the backend.
          if (reading !== db) await reading.destroy();
        });
        const events = new TableEvents(sync, configs, logger);
        await deps.events.subscribe({
          id: 'lakehouse',
          topics: ['lakehouse'],
          onEvent: ({ eventPayload }) => events.handle(eventPayload),
        });

        const access = new TableAccess(
          deps.permissions,
          deps.permissionsRegistry,
        );
        const edges = new EdgeStore(reading);
        const runs = new CatalogStore(reading);
        const connections = withCatalogs(
          connectionsOf(reader, deps.auth, deps.userInfo),
          new CatalogConnections({
            configs,
            namespaces: new NamespaceReader(reading),
            runs,
          }),
          access,
        );
        registerActions({
          actionsRegistry: deps.actionsRegistry,
          access,
          tables,
          edges,
          runs,
        });

        const platform =
          repository && createPlatformRepository(repository, deps.urlReader);
        const drift =
          repository &&
          platform &&
          new DriftReader(
            platform,
            createFileHistory(repository, deps.config),
            deps.printers,
          );
        const defaults = {
          ...readDefaults(deps.config),
          printers: deps.printers,
        };
        registerOnboardingActions({
          actionsRegistry: deps.actionsRegistry,
          access,
          connections,
          repository: platform,
          defaults,
        });

        const upgrades = readUpgradeSchedule(deps.config, repository);
        if (platform && upgrades) {
          const { auth, scaffolder } = deps;
          const check = new UpgradeCheck({
            repository: platform,
            scaffolder,
            printers: deps.printers,
            auth,
            logger,
          });
          await deps.scheduler.scheduleTask({
            ...upgrades,
            id: 'lakehouse-upgrade',
            fn: async () => {
              await check.run();
            },
          });
        }

        deps.httpRouter.addAuthPolicy({
          path: '/health',
          allow: 'unauthenticated',
        });
        deps.httpRouter.use(
          createRouter({
            access,
            auditor: deps.auditor,
            catalog: deps.catalog,
            configs,
            edges,
            facets: new FacetReader(reading),
            files: createTableFiles(configs, reached),
            history: new RunStore(reading),
            httpAuth: deps.httpAuth,
            published: new PublishedTables(
              reading,
              readPublishRules(deps.config),
            ),
            more: [
              ...onboardingRoutes(platform, connections, defaults),
              ...connectionRoutes(connections, deps.auditor),
              ...driftRoutes(drift, deps.auditor),
            ],
            removed: new RemovedTables(db),
            runs,
            sync,
            tables,
            trips: new GuardTrips(db),
          }),
        );
      },
    });
  },
});
