import type { Config } from '@backstage/config';
import type { CatalogConfig } from '../config/types';
import { catalogAccess, type CatalogAccess } from './CatalogAccess';
import { FilesystemCatalog } from './filesystem/FilesystemCatalog';
import { GlueCatalog } from './glue/GlueCatalog';
import { MetadataFiles } from './metadata/MetadataFiles';
import { MetadataReader } from './metadata/MetadataReader';
import { authorizer } from './rest/authorize';
import { RestCatalog } from './rest/RestCatalog';
import { SqlCatalog } from './sql/SqlCatalog';
import type { IcebergCatalog } from './types';

/**
 * The catalog that an entry of the configuration describes; a new kind is added here.
 *
 * @param root - the app's configuration, for the credentials of AWS accounts
 * @param reader - reads metadata, shared by all catalogs of a backend
 * @param access - how catalog and files are reached
 */
export function createCatalog(
  config: CatalogConfig,
  root: Config,
  reader = new MetadataReader(),
  access: CatalogAccess = catalogAccess(config, root),
): IcebergCatalog {
  const { connection } = config;
  const files = new MetadataFiles(access.locations, reader);
  switch (connection.kind) {
    case 'sql':
      return new SqlCatalog(connection, files);
    case 'filesystem':
      return new FilesystemCatalog(connection.path, files);
    case 'glue':
      return new GlueCatalog({
        glue: () => access.aws!.glue(),
        files,
        catalogId: connection.catalogId,
      });
    case 'rest':
      return new RestCatalog(
        connection,
        authorizer(connection.auth, root),
        reader,
        access.pace,
      );
    default:
      throw new Error(`Unknown kind of catalog: ${connection satisfies never}`);
  }
}
