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
      /** How many days a source is shown as pending when its pull request is not merged. Default: 30. */
      pendingDays?: number;
    };
    /** Tables of the registry that become entities; the rules are read by the registry's backend. */
    publish?: {
      /** How often published tables are compared with the catalog; every minute by default. */
      schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
    };
    onboarding?: {
      /** The platform repository that sources are stamped into and whose `catalog/**.yaml` files become entities. */
      repository?: {
        /**
         * `local`: a bare git repository on this machine, which changes are committed to. The others are git hosts, where a source comes
         * by pull request; the host has to be configured in `integrations`.
         */
        kind: 'local' | 'github' | 'gitlab' | 'azure' | 'bitbucketCloud';
        /** Kind `local`: folder of the bare repository; a relative path starts at the backend's working folder. */
        path?: string;
        /** Git hosts: address of the repository, as the browser shows it, without user or token. */
        url?: string;
        /** Branch to read, and to commit to or to merge into. Default: main. */
        branch?: string;
        /** Pull requests start as drafts (GitHub, GitLab). Default: false. */
        draft?: boolean;
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
