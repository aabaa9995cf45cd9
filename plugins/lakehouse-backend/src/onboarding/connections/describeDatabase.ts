import type { ConnectionConfig } from './types';

/** Where a database is and who asks it, for the log; never the password. */
export function describeDatabase(
  database: ConnectionConfig['database'],
): string {
  return database.kind === 'rds-data'
    ? `${database.database} of ${database.clusterArn}`
    : `${database.user} at ${database.host}:${database.port}/${database.database}`;
}
