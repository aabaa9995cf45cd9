import { stat } from 'node:fs/promises';
import {
  IcebergMetadataError,
  type TableMetadata,
} from '@lakehouse/backstage-plugin-lakehouse-common/iceberg';
import { findLatestMetadata } from './latest';
import { readMetadataFile, type ReadMetadataOptions } from './readFile';

/** A table's newest metadata and the file that it was read from. */
export interface TableOnDisk {
  metadataFile: string;
  metadata: TableMetadata;
}

/**
 * Reads a table from a path that a person gave: a metadata file, a table folder, or its `metadata` folder.
 *
 * @throws IcebergMetadataError for every path that leads to no readable table metadata
 */
export async function readTableMetadata(
  fileOrFolder: string,
  options: ReadMetadataOptions = {},
): Promise<TableOnDisk> {
  const metadataFile = (await isFolder(fileOrFolder))
    ? await findLatestMetadata(fileOrFolder)
    : fileOrFolder;
  return {
    metadataFile,
    metadata: await readMetadataFile(metadataFile, options),
  };
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    throw new IcebergMetadataError('not-found', `${path} does not exist.`);
  }
}
