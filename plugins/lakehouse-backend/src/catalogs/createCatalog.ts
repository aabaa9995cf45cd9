import type { CatalogConfig } from '../config/types';
import { FilesystemCatalog } from './filesystem/FilesystemCatalog';
import { MetadataFiles } from './locations';
import { SqlCatalog } from './sql/SqlCatalog';
import type { IcebergCatalog } from './types';

/** The catalog that an entry of the configuration describes; a new kind is added here. */
export function createCatalog(config: CatalogConfig): IcebergCatalog {
  const { connection, locations } = config;
  switch (connection.kind) {
    case 'sql':
      return new SqlCatalog(connection, new MetadataFiles(locations));
    case 'filesystem':
      return new FilesystemCatalog(connection.path);
    default:
      throw new Error(`Unknown kind of catalog: ${connection satisfies never}`);
  }
}
