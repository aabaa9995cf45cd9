/** Table reference (`catalog/namespace.table`) of a published table's entity. */
export const ANNOTATION_TABLE_REF = 'lakehouse.io/table-ref';
/** Name of the contract that an entity was stamped from. */
export const ANNOTATION_CONTRACT = 'lakehouse.io/contract';
/** Where it is written who owns a published table. */
export const ANNOTATION_OWNER_EVIDENCE = 'lakehouse.io/owner-evidence';
/** Address of the pull request that a source waits for. */
export const ANNOTATION_PULL_REQUEST = 'lakehouse.io/pull-request';
/** `spec.type` of a published Iceberg table (kind Resource). */
export const ENTITY_TYPE_ICEBERG_TABLE = 'iceberg-table';
/** `spec.type` of a stamped pipeline (kind Component). */
export const ENTITY_TYPE_DATA_PIPELINE = 'data-pipeline';
/** Topic of the event that a publish action sends when stamped files have reached the platform repository. */
export const EVENT_TOPIC_PUBLISHED = 'lakehouse.published';

/** The template that generates the platform again; pages lead to it, and the weekly look starts it. */
export const TEMPLATE_UPGRADE_PLATFORM = 'template:default/upgrade-platform';

/** What the event {@link EVENT_TOPIC_PUBLISHED} says. Receivers get it at least once, and may get it for a change that they know. */
export interface PublishedEvent {
  /** Title of the repository. */
  repository: string;
  branch: string;
  /** Commit that has the files, where they are on the configured branch already. */
  commit?: string;
  /** Files of entities that were written or removed. */
  files: string[];
  /** A source whose files wait for a pull request to be merged. */
  pending?: {
    source: string;
    /** Entity reference of the group that answers for it. */
    owner: string;
    /** Address of the pull request for people. */
    pullRequest: string;
  };
  /** A source whose pull request will not be merged. */
  withdrawn?: string;
}
