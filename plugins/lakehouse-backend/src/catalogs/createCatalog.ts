import type { Config } from '@backstage/config';
import type {
  CatalogConfig,
  GlueConnection,
  LocationRule,
} from '../config/types';
import { AwsClients } from './aws/AwsClients';
import { objectReader } from './aws/readObject';
import { FilesystemCatalog } from './filesystem/FilesystemCatalog';
import { GlueCatalog } from './glue/GlueCatalog';
import { MetadataFiles } from './metadata/MetadataFiles';
import { RestCatalog } from './rest/RestCatalog';
import { SqlCatalog } from './sql/SqlCatalog';
import type { IcebergCatalog } from './types';

/**
 * The catalog that an entry of the configuration describes; a new kind is added here.
 *
 * @param root - the app's configuration, for the credentials of AWS accounts
 */
export function createCatalog(
  { connection, locations }: CatalogConfig,
  root: Config,
): IcebergCatalog {
  switch (connection.kind) {
    case 'sql':
      return new SqlCatalog(connection, new MetadataFiles(locations));
    case 'filesystem':
      return new FilesystemCatalog(connection.path);
    case 'glue':
      return createGlueCatalog(connection, locations, root);
    case 'rest':
      return new RestCatalog(connection);
    default:
      throw new Error(`Unknown kind of catalog: ${connection satisfies never}`);
  }
}

function createGlueCatalog(
  { aws, catalogId, bucketOwner }: GlueConnection,
  locations: LocationRule[],
  root: Config,
): GlueCatalog {
  const clients = new AwsClients(aws, root);
  const readObject = objectReader({ s3: () => clients.s3(), bucketOwner });
  return new GlueCatalog({
    glue: () => clients.glue(),
    files: new MetadataFiles(locations, readObject),
    catalogId,
  });
}
