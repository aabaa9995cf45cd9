export { discoverTables } from './discoverTables';
export type { DiscoverTablesOptions } from './discoverTables';
export { registeredTable } from './registry';
export type {
  RegisteredNamespace,
  RegisteredTable,
  TableRegistry,
} from './registry';
export {
  catalogOf,
  isSameCatalog,
  isTables,
  tableRefOf,
  tablesServer,
} from './tablesServer';
export type { NamedCatalog } from './tablesServer';
