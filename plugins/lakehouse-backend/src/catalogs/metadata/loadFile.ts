import { IcebergMetadataError } from '@lakehouse/backstage-plugin-lakehouse-common';
import type { ListedTable, LoadedTable } from '../types';
import type { MetadataFiles } from './MetadataFiles';

/**
 * Loads a table whose catalog lists where its metadata file is.
 *
 * @throws IcebergMetadataError
 */
export async function loadFile(
  files: MetadataFiles,
  { metadataLocation, fault }: ListedTable,
): Promise<LoadedTable> {
  if (!metadataLocation) {
    throw new IcebergMetadataError(
      'invalid',
      `${fault ?? 'The catalog does not say where the metadata is'}.`,
    );
  }
  const { summary, snapshots } = await files.read(metadataLocation);
  return { summary, snapshots, metadataLocation, etag: null };
}
