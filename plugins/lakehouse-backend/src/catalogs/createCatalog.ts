import type { Config } from '@backstage/config';
import type {
  CatalogConfig,
  GlueConnection,
  LocationRule,
} from '../config/types';
import { AwsClients } from './aws/AwsClients';
import { objectOpener } from './aws/openObject';
import { FilesystemCatalog } from './filesystem/FilesystemCatalog';
import { GlueCatalog } from './glue/GlueCatalog';
import { MetadataFiles } from './metadata/MetadataFiles';
import { MetadataReader } from './metadata/MetadataReader';
import { createPace } from './pace';
import { authorizer } from './rest/authorize';
import { RestCatalog } from './rest/RestCatalog';
import { SqlCatalog } from './sql/SqlCatalog';
import type { IcebergCatalog } from './types';

/**
 * The catalog that an entry of the configuration describes; a new kind is added here.
 *
 * @param root - the app's configuration, for the credentials of AWS accounts
 * @param reader - reads metadata, shared by all catalogs of a backend
 */
export function createCatalog(
  { connection, locations, requestsPerSecond }: CatalogConfig,
  root: Config,
  reader = new MetadataReader(),
): IcebergCatalog {
  const pace = createPace(requestsPerSecond);
  switch (connection.kind) {
    case 'sql':
      return new SqlCatalog(connection, new MetadataFiles(locations, reader));
    case 'filesystem':
      return new FilesystemCatalog(connection.path, reader);
    case 'glue':
      return createGlueCatalog(
        connection,
        locations,
        new AwsClients(connection.aws, root, pace),
        reader,
      );
    case 'rest':
      return new RestCatalog(
        connection,
        authorizer(connection.auth, root),
        reader,
        pace,
      );
    default:
      throw new Error(`Unknown kind of catalog: ${connection satisfies never}`);
  }
}

function createGlueCatalog(
  { catalogId, bucketOwner }: GlueConnection,
  locations: LocationRule[],
  clients: AwsClients,
  reader: MetadataReader,
): GlueCatalog {
  const openObject = objectOpener({ s3: () => clients.s3(), bucketOwner });
  return new GlueCatalog({
    glue: () => clients.glue(),
    files: new MetadataFiles(locations, reader, openObject),
    catalogId,
  });
}
