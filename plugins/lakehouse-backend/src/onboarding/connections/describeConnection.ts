import type { AnyConnection } from './types';

/** Where the data of a connection is and who asks for it, for the log; never the password. */
export function describeConnection(connection: AnyConnection): string {
  if ('catalog' in connection) {
    return `catalog ${connection.catalog.id} of the registry`;
  }
  if ('bucket' in connection) {
    const { bucket, prefix } = connection.bucket;
    return `s3://${bucket}/${prefix}`;
  }
  const { database } = connection;
  return database.kind === 'rds-data'
    ? `${database.database} of ${database.clusterArn}`
    : `${database.user} at ${database.host}:${database.port}/${database.database}`;
}
