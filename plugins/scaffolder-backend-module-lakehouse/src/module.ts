import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { ScmIntegrations } from '@backstage/integration';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import {
  createPlatformRepository,
  lakehousePrintersServiceRef,
  readDefaults,
  readRepositoryConfig,
} from '@lakehouse/backstage-plugin-lakehouse-node';
import { createGenerateJobAction } from './actions/generateJob';
import { createGeneratePlatformAction } from './actions/generatePlatform';
import { createGenerateSnowflakeAction } from './actions/generateSnowflake';
import { createGenerateSourceAction } from './actions/generateSource';
import { createGenerateVaultAction } from './actions/generateVault';
import { createPublishAnnounceAction } from './actions/publishAnnounce';
import { createPublishBranchAction } from './actions/publishBranch';
import { createPublishExplainAction } from './actions/publishExplain';
import { createPublishLocalAction } from './actions/publishLocal';
import { createPublishWithdrawAction } from './actions/publishWithdraw';
import { createUpgradePlatformAction } from './actions/upgradePlatform';
import { Host } from './lib/hosts/Host';

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
        printers: lakehousePrintersServiceRef,
        urlReader: coreServices.urlReader,
      },
      async init({ scaffolder, config, logger, urlReader, ...services }) {
        const integrations = ScmIntegrations.fromConfig(config);
        const defaults = {
          ...readDefaults(config),
          printers: services.printers,
        };
        const { regions } = defaults;
        scaffolder.addActions(
          createGeneratePlatformAction({ integrations, regions, ...services }),
        );
        const repositoryConfig = readRepositoryConfig(config);
        if (!repositoryConfig) {
          logger.info(
            'lakehouse.onboarding.repository is not configured, so the actions that stamp a source are not offered',
          );
          return;
        }
        if (repositoryConfig.kind === 'local') {
          const repository = createPlatformRepository(repositoryConfig);
          const shared = { repository, config: repositoryConfig, ...services };
          scaffolder.addActions(
            createGenerateSourceAction({ ...shared, defaults }),
            createGenerateJobAction(shared),
            createGenerateSnowflakeAction(shared),
            createGenerateVaultAction(shared),
            createUpgradePlatformAction(shared),
            createPublishLocalAction(shared),
          );
          return;
        }
        const repository = createPlatformRepository(
          repositoryConfig,
          urlReader,
        );
        const host = new Host(repositoryConfig, integrations);
        const shared = { host, config: repositoryConfig, ...services };
        scaffolder.addActions(
          createGenerateSourceAction({ ...shared, repository, defaults }),
          createGenerateJobAction({ ...shared, repository }),
          createGenerateSnowflakeAction({ ...shared, repository }),
          createGenerateVaultAction({ ...shared, repository }),
          createUpgradePlatformAction({ ...shared, repository }),
          createPublishBranchAction(shared),
          createPublishAnnounceAction(shared),
          createPublishExplainAction(shared),
          createPublishWithdrawAction(shared),
        );
      },
    });
  },
});
