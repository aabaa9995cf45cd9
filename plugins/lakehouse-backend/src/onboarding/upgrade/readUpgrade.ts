import {
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
  type RootConfigService,
  type SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import type { RepositoryConfig } from '@lakehouse/backstage-plugin-lakehouse-node';

const AT = 'lakehouse.upgrade';

/** Pull requests are looked at by people: more often than weekly would only make noise. */
const WEEKLY: SchedulerServiceTaskScheduleDefinition = {
  frequency: { days: 7 },
  timeout: { minutes: 10 },
  initialDelay: { minutes: 2 },
};

/**
 * Reads `lakehouse.upgrade`: when to look for a newer generator. Never, if it is switched off; nor for a local repository, where a proposal
 * would be a commit that nobody has reviewed.
 */
export function readUpgradeSchedule(
  config: RootConfigService,
  repository: RepositoryConfig | undefined,
): SchedulerServiceTaskScheduleDefinition | undefined {
  const section = config.getOptionalConfig(AT);
  const isWanted = section?.getOptionalBoolean('enabled') ?? true;
  if (!isWanted || !repository || repository.kind === 'local') return undefined;
  return section?.has('schedule')
    ? readSchedulerServiceTaskScheduleDefinitionFromConfig(
        section.getConfig('schedule'),
      )
    : WEEKLY;
}
