import type { ContractServer } from '@lakehouse/backstage-plugin-lakehouse-common';
import {
  isSameDatabase,
  isSameFolder,
  schemaOfServer,
} from '@lakehouse/backstage-plugin-lakehouse-node';
import { contractServer } from './readServer';
import { folderServer } from './s3/folderServer';
import type { ConnectionConfig } from './types';

/** Whether a connection reads what the server of a contract names: its schema of the same database, or the same folder. */
export function readsServer(
  connection: ConnectionConfig,
  server: ContractServer,
): boolean {
  if ('bucket' in connection) {
    return isSameFolder(folderServer(connection.bucket), server);
  }
  const schema = schemaOfServer(server);
  return (
    isSameDatabase(contractServer(connection.server, schema), server) &&
    (connection.schemas?.includes(schema) ?? true)
  );
}
