/**
 * Iceberg tables with owner, lineage and freshness in Backstage.
 *
 * @packageDocumentation
 */
export { default } from './plugin';
export { lakehouseApiRef } from './api';
export type { LakehouseApi, RequestOptions } from './api';
export { lakehouseTranslationRef } from './translation';
export {
  ANNOTATION_TABLE_REF,
  ENTITY_TYPE_ICEBERG_TABLE,
} from '@lakehouse/backstage-plugin-lakehouse-common';
