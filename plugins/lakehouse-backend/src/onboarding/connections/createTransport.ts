import type { Config } from '@backstage/config';
import type { SqlTransport } from '@lakehouse/backstage-plugin-lakehouse-node';
import { mysqlTransport } from './mysql/mysqlTransport';
import { pgTransport } from './postgres/pgTransport';
import { createRdsDataClient } from './rdsData/client';
import { rdsDataTransport } from './rdsData/rdsDataTransport';
import type { DatabaseConnection } from './types';

/**
 * The way to a connection's database; a new kind is added here.
 *
 * @param root - the app's configuration, for the credentials of AWS accounts
 */
export function createTransport(
  { database }: DatabaseConnection,
  root: Config,
): SqlTransport {
  switch (database.kind) {
    case 'postgresql':
      return pgTransport(database);
    case 'mysql':
      return mysqlTransport(database);
    case 'rds-data':
      return rdsDataTransport(database, () =>
        createRdsDataClient(database, root),
      );
    default:
      throw new Error(
        `Unknown kind of connection: ${database satisfies never}`,
      );
  }
}
