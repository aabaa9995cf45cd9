import type { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  lakehouse?: {
    search?: {
      /** How often the search index of tables is made anew; every 10 minutes by default, a minute after the start. */
      schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
    };
  };
}
