import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import {
  createPlatformRepository,
  readRepositoryConfig,
} from '@lakehouse/backstage-plugin-lakehouse-node';
import { createGenerateSourceAction } from './actions/generateSource';
import { createPublishLocalAction } from './actions/publishLocal';

/** Adds the actions that stamp a source into the platform repository. */
export const scaffolderModuleLakehouse = createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'lakehouse',
  register({ registerInit }) {
    registerInit({
      deps: {
        scaffolder: scaffolderActionsExtensionPoint,
        auth: coreServices.auth,
        config: coreServices.rootConfig,
        discovery: coreServices.discovery,
        events: eventsServiceRef,
        logger: coreServices.logger,
        permissions: coreServices.permissions,
        urlReader: coreServices.urlReader,
      },
      async init({
        scaffolder,
        auth,
        config,
        discovery,
        events,
        logger,
        permissions,
        urlReader,
      }) {
        const repositoryConfig = readRepositoryConfig(config);
        if (!repositoryConfig) {
          logger.info(
            'lakehouse.onboarding.repository is not configured, so the actions that stamp a source are not offered',
          );
          return;
        }
        if (repositoryConfig.kind === 'local') {
          const repository = createPlatformRepository(repositoryConfig);
          scaffolder.addActions(
            createGenerateSourceAction({
              repository,
              permissions,
              auth,
              discovery,
            }),
            createPublishLocalAction({
              repository,
              config: repositoryConfig,
              auth,
              permissions,
              events,
            }),
          );
          return;
        }
        const repository = createPlatformRepository(
          repositoryConfig,
          urlReader,
        );
        scaffolder.addActions(
          createGenerateSourceAction({
            repository,
            permissions,
            auth,
            discovery,
          }),
        );
      },
    });
  },
});
