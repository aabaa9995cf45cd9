import type { Config } from '@backstage/config';
import type { DiscoveryEvent } from '@lakehouse/backstage-plugin-lakehouse-common';
import {
  discover,
  discoverFiles,
  type Discovery,
} from '@lakehouse/backstage-plugin-lakehouse-node';
import { AwsClients } from '../../catalogs/aws/AwsClients';
import { createTransport } from './createTransport';
import { contractServer } from './readServer';
import { folderServer } from './s3/folderServer';
import { s3Store } from './s3/s3Store';
import type { ConnectionConfig } from './types';

/** Checks a connection and reads it anew. */
export type Discover = (options: {
  /** Of a database; the one with the most tables by default. */
  schema: string | undefined;
  signal: AbortSignal;
  emit?(event: DiscoveryEvent): void;
}) => Promise<Discovery>;

/**
 * How a connection is read: a database through its transport, a bucket by the beginnings of its files.
 *
 * @param root - the app's configuration, for the credentials of AWS accounts
 */
export function createDiscover(
  connection: ConnectionConfig,
  root: Config,
): Discover {
  const { id } = connection.shown;
  if ('bucket' in connection) {
    const clients = new AwsClients(connection.bucket.aws, root);
    const store = s3Store(connection.bucket, () => clients.s3());
    const server = folderServer(connection.bucket);
    return ({ signal, emit }) =>
      discoverFiles({ connection: id, store, server, signal, emit });
  }
  const transport = createTransport(connection, root);
  return options =>
    discover({
      ...options,
      connection: id,
      transport,
      allowed: connection.schemas,
      server: chosen => contractServer(connection.server, chosen),
    });
}
