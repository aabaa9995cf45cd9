import {
  coreServices,
  createBackendModule,
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
  type SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import { CatalogModelSources } from '@backstage/catalog-model/alpha';
import type { Config } from '@backstage/config';
import {
  catalogProcessingExtensionPoint,
  catalogServiceRef,
} from '@backstage/plugin-catalog-node';
import { catalogModelExtensionPoint } from '@backstage/plugin-catalog-node/alpha';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { EVENT_TOPIC_PUBLISHED } from '@lakehouse/backstage-plugin-lakehouse-common';
import {
  createPlatformRepository,
  printableLogger,
  readRepositoryConfig,
} from '@lakehouse/backstage-plugin-lakehouse-node';
import { LakehouseEntityProvider } from './LakehouseEntityProvider';
import { lakehouseCatalogModel } from './model';
import { PublishedTableProvider } from './published/PublishedTableProvider';
import { PendingSources } from './sources/pending/PendingSources';
import { WithPendingSources } from './sources/pending/WithPendingSources';
import { RepositoryEntitySource } from './sources/RepositoryEntitySource';

const DEFAULT_SCHEDULE: SchedulerServiceTaskScheduleDefinition = {
  frequency: { seconds: 30 },
  timeout: { minutes: 1 },
  // Every replica keeps its own record of the last version, and looking is cheap.
  scope: 'local',
};

const PENDING_DAYS = 30;

const PUBLISH_SCHEDULE: SchedulerServiceTaskScheduleDefinition = {
  frequency: { minutes: 1 },
  timeout: { minutes: 5 },
  // The registry has looked at its catalogs by then.
  initialDelay: { seconds: 15 },
};

function readSchedule(
  config: Config,
  key: string,
  otherwise: SchedulerServiceTaskScheduleDefinition,
): SchedulerServiceTaskScheduleDefinition {
  const section = config.getOptionalConfig(key);
  return section
    ? readSchedulerServiceTaskScheduleDefinitionFromConfig(section)
    : otherwise;
}

/**
 * Teaches the catalog what an Iceberg table is; brings the entities of stamped sources (at start, when a source is published (event
 * `lakehouse.published`) and on a schedule), and those of the tables that the registry publishes.
 */
export const catalogModuleLakehouse = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'lakehouse',
  register({ registerInit }) {
    registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogProcessingExtensionPoint,
        catalogService: catalogServiceRef,
        discovery: coreServices.discovery,
        model: catalogModelExtensionPoint,
        config: coreServices.rootConfig,
        database: coreServices.database,
        events: eventsServiceRef,
        logger: coreServices.logger,
        scheduler: coreServices.scheduler,
        urlReader: coreServices.urlReader,
      },
      async init(deps) {
        const { catalog, model, config, events, scheduler, urlReader } = deps;
        const logger = printableLogger(deps.logger);
        model.addModelSource(
          CatalogModelSources.static([lakehouseCatalogModel]),
        );
        if (config.has('lakehouse.publish')) {
          const published = new PublishedTableProvider({
            auth: deps.auth,
            catalog: deps.catalogService,
            discovery: deps.discovery,
            logger,
          });
          catalog.addEntityProvider(published);
          await scheduler
            .createScheduledTaskRunner(
              readSchedule(
                config,
                'lakehouse.publish.schedule',
                PUBLISH_SCHEDULE,
              ),
            )
            .run({
              id: published.getProviderName(),
              fn: () => published.refresh(),
            });
        }
        const repository = readRepositoryConfig(config);
        if (!repository) {
          logger.info(
            'lakehouse.onboarding.repository is not configured, so there are no stamped entities to provide',
          );
          return;
        }
        const pending = await PendingSources.create(
          deps.database,
          config.getOptionalNumber('lakehouse.catalogProvider.pendingDays') ??
            PENDING_DAYS,
        );
        const provider = new LakehouseEntityProvider({
          source: new WithPendingSources(
            new RepositoryEntitySource(
              createPlatformRepository(repository, urlReader),
            ),
            pending,
          ),
          logger,
        });
        catalog.addEntityProvider(provider);
        await events.subscribe({
          id: provider.getProviderName(),
          topics: [EVENT_TOPIC_PUBLISHED],
          async onEvent({ eventPayload }) {
            await pending.take(eventPayload);
            await provider.refresh();
          },
        });
        await scheduler
          .createScheduledTaskRunner(
            readSchedule(
              config,
              'lakehouse.catalogProvider.schedule',
              DEFAULT_SCHEDULE,
            ),
          )
          .run({
            id: provider.getProviderName(),
            fn: () => provider.refresh(),
          });
      },
    });
  },
});
