/**
 * Registry of Iceberg tables: catalogs, sync, store and API.
 *
 * @packageDocumentation
 */
export { lakehousePlugin as default } from './plugin';
export {
  createLakehouseTableConditionalDecision,
  hasTag,
  inCatalog,
  inLayer,
  inNamespace,
  isOwner,
  lakehouseTableConditions,
  lakehouseTableResourceRef,
} from './permissions';
