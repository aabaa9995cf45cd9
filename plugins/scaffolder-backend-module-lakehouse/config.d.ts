export interface Config {
  lakehouse?: {
    onboarding?: {
      /** The platform repository that sources are stamped into. */
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
