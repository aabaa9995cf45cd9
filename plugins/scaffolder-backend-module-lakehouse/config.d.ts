export interface Config {
  lakehouse?: {
    /** What an organisation sets for every source that is onboarded. */
    defaults?: {
      /** What names of sources look like. */
      sourceName?: {
        /** Regular expression that a whole name has to match; anchor it with ^ and $. */
        pattern: string;
        /** The rule as a sentence for people, for example: Begin with the domain, such as crm_ or shop_. */
        hint: string;
      };
      /** Groups that may answer for a source, as entity references. Default: any group. */
      owners?: string[];
      /** Promise of freshness that the form begins with, such as 6h. Default: 1d. */
      promise?: string;
      /** Tags that every new contract gets. */
      tags?: string[];
      /** Questions that have to be answered although they are optional otherwise. */
      required?: Array<'description'>;
    };
    onboarding?: {
      /** The platform repository that sources are stamped into. */
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
