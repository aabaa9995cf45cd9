import type { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  lakehouse?: {
    /** How entities of stamped sources come into the catalog. */
    catalogProvider?: {
      /**
       * How often the repository is looked at besides publish events; an unchanged commit costs one look.
       * Default: every 30 seconds, on every replica.
       */
      schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
    };
    /** Tables of the registry that become entities; the rules are read by the registry's backend. */
    publish?: {
      /** How often published tables are compared with the catalog; every minute by default. */
      schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
    };
    onboarding?: {
      /** The platform repository that sources are stamped into and whose `catalog/**.yaml` files become entities. */
      repository?: {
        /** `local`: a bare git repository on this machine. */
        kind: 'local';
        /** Folder of the bare repository; a relative path starts at the backend's working folder. */
        path: string;
        /** Branch to read and to commit to. Default: main. */
        branch?: string;
        /** Author of commits when the person has no name or mail address in the catalog. */
        author?: {
          name: string;
          email: string;
        };
        /** Where people have a working copy, as they would write it in a shell; shown in the next steps of a task. */
        workingCopy?: string;
      };
    };
  };
}
