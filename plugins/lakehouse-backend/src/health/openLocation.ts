import { realpath } from 'node:fs/promises';
import type { Config } from '@backstage/config';
import { IcebergMetadataError } from '@lakehouse/backstage-plugin-lakehouse-common';
import {
  fileChunks,
  isInside,
  openRegular,
} from '@lakehouse/backstage-plugin-lakehouse-node';
import { AwsClients } from '../catalogs/aws/AwsClients';
import { objectOpener } from '../catalogs/aws/openObject';
import {
  AllowedLocations,
  refused,
  type LocalTarget,
} from '../catalogs/metadata/allowedLocation';
import type { OpenObject } from '../catalogs/metadata/MetadataFiles';
import type { CatalogConfig } from '../config/types';

/** The bytes of a file of a table. @throws IcebergMetadataError `refused` outside of the allowed places */
export type OpenLocation = (
  location: string,
) => Promise<AsyncIterable<Uint8Array>>;

/** Opens files of the tables of one catalog, in the places where its metadata may be read and nowhere else. */
export function locationOpener(
  { connection, locations }: CatalogConfig,
  root: Config,
): OpenLocation {
  const rules =
    connection.kind === 'filesystem'
      ? [{ prefix: 'file://', path: connection.path }]
      : locations;
  const allowed = new AllowedLocations(rules);
  let openObject: OpenObject | undefined;
  if (connection.kind === 'glue') {
    const clients = new AwsClients(connection.aws, root);
    const { bucketOwner } = connection;
    openObject = objectOpener({ s3: () => clients.s3(), bucketOwner });
  }
  return async location => {
    const target = allowed.resolve(location);
    if ('file' in target) return localChunks(location, target);
    if (!openObject) {
      throw refused(location, 'this kind of catalog reads local folders only');
    }
    return (await openObject(target)).bytes;
  };
}

async function* localChunks(
  location: string,
  target: LocalTarget,
): AsyncIterable<Uint8Array> {
  const root = await real(target.root, 'The allowed folder');
  const file = await real(target.file, `The file ${location}`);
  if (!isInside(file, root)) {
    throw refused(location, 'it leads out of the allowed folder');
  }
  const handle = await openRegular(file, root);
  try {
    yield* fileChunks(handle, (await handle.stat()).size);
  } finally {
    await handle.close();
  }
}

async function real(file: string, what: string): Promise<string> {
  try {
    return await realpath(file);
  } catch {
    throw new IcebergMetadataError('not-found', `${what} does not exist.`);
  }
}
