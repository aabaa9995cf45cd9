/**
 * Iceberg tables and their columns in Backstage search.
 *
 * @packageDocumentation
 */
export { searchModuleLakehouse as default } from './module';
export { TableCollatorFactory } from './TableCollatorFactory';
export type { TableDocument } from './TableCollatorFactory';
