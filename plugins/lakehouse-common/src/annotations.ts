/** Table reference (`catalog/namespace.table`) of a published table's entity. */
export const ANNOTATION_TABLE_REF = 'lakehouse.io/table-ref';
/** Name of the contract that an entity was stamped from. */
export const ANNOTATION_CONTRACT = 'lakehouse.io/contract';
/** Where it is written who owns a published table. */
export const ANNOTATION_OWNER_EVIDENCE = 'lakehouse.io/owner-evidence';
/** `spec.type` of a published Iceberg table (kind Resource). */
export const ENTITY_TYPE_ICEBERG_TABLE = 'iceberg-table';
/** `spec.type` of a stamped pipeline (kind Component). */
export const ENTITY_TYPE_DATA_PIPELINE = 'data-pipeline';
/** Topic of the event that a publish action sends when stamped files have reached the platform repository. */
export const EVENT_TOPIC_PUBLISHED = 'lakehouse.published';
