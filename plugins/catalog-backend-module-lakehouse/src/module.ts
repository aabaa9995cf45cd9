import {
  coreServices,
  createBackendModule,
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
  type SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import { CatalogModelSources } from '@backstage/catalog-model/alpha';
import type { Config } from '@backstage/config';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import { catalogModelExtensionPoint } from '@backstage/plugin-catalog-node/alpha';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { EVENT_TOPIC_PUBLISHED } from '@lakehouse/backstage-plugin-lakehouse-common';
import {
  createPlatformRepository,
  readRepositoryConfig,
} from '@lakehouse/backstage-plugin-lakehouse-node';
import { LakehouseEntityProvider } from './LakehouseEntityProvider';
import { lakehouseCatalogModel } from './model';
import { RepositoryEntitySource } from './sources/RepositoryEntitySource';

const DEFAULT_SCHEDULE: SchedulerServiceTaskScheduleDefinition = {
  frequency: { seconds: 30 },
  timeout: { minutes: 1 },
  // Every replica keeps its own record of the last version, and looking is cheap.
  scope: 'local',
};

function readSchedule(config: Config): SchedulerServiceTaskScheduleDefinition {
  const section = config.getOptionalConfig(
    'lakehouse.catalogProvider.schedule',
  );
  return section
    ? readSchedulerServiceTaskScheduleDefinitionFromConfig(section)
    : DEFAULT_SCHEDULE;
}

/**
 * Teaches the catalog what an Iceberg table is, and brings the entities of stamped sources: at start, when a source is published
 * (event `lakehouse.published`) and on a schedule.
 */
export const catalogModuleLakehouse = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'lakehouse',
  register({ registerInit }) {
    registerInit({
      deps: {
        catalog: catalogProcessingExtensionPoint,
        model: catalogModelExtensionPoint,
        config: coreServices.rootConfig,
        events: eventsServiceRef,
        logger: coreServices.logger,
        scheduler: coreServices.scheduler,
      },
      async init({ catalog, model, config, events, logger, scheduler }) {
        model.addModelSource(
          CatalogModelSources.static([lakehouseCatalogModel]),
        );
        const repository = readRepositoryConfig(config);
        if (!repository) {
          logger.info(
            'lakehouse.onboarding.repository is not configured, so there are no stamped entities to provide',
          );
          return;
        }
        const provider = new LakehouseEntityProvider({
          source: new RepositoryEntitySource(
            createPlatformRepository(repository),
          ),
          logger,
        });
        catalog.addEntityProvider(provider);
        await events.subscribe({
          id: provider.getProviderName(),
          topics: [EVENT_TOPIC_PUBLISHED],
          onEvent: () => provider.refresh(),
        });
        await scheduler.createScheduledTaskRunner(readSchedule(config)).run({
          id: provider.getProviderName(),
          fn: () => provider.refresh(),
        });
      },
    });
  },
});
