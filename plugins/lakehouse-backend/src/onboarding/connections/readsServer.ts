import type { ContractServer } from '@lakehouse/backstage-plugin-lakehouse-common';
import {
  isSameCatalog,
  isSameDatabase,
  isSameFolder,
  schemaOfServer,
  tablesServer,
} from '@lakehouse/backstage-plugin-lakehouse-node';
import { contractServer } from './readServer';
import { folderServer } from './s3/folderServer';
import type { AnyConnection } from './types';

/** Whether a connection reads what the server of a contract names: its schema of the same database, the same folder, or the same catalog. */
export function readsServer(
  connection: AnyConnection,
  server: ContractServer,
): boolean {
  if ('catalog' in connection) {
    return isSameCatalog(tablesServer(connection.catalog, ''), server);
  }
  if ('bucket' in connection) {
    return isSameFolder(folderServer(connection.bucket), server);
  }
  const schema = schemaOfServer(server);
  return (
    isSameDatabase(contractServer(connection.server, schema), server) &&
    (connection.schemas?.includes(schema) ?? true)
  );
}
