/**
 * Registry of Iceberg tables: catalogs, sync, store and API.
 *
 * @packageDocumentation
 */
export { lakehousePlugin as default } from './plugin';
export {
  inCatalog,
  inLayer,
  inNamespace,
  isOwner,
  lakehouseTableResourceRef,
} from './permissions';
