/**
 * Iceberg table entities and the provider of stamped entities for the Backstage catalog.
 *
 * @packageDocumentation
 */
export { catalogModuleLakehouse as default } from './module';
export { lakehouseCatalogModel } from './model';
