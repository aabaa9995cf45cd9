import {
  IcebergMetadataError,
  STREAM_BUDGETS,
  type TableMetadata,
} from '@lakehouse/backstage-plugin-lakehouse-common/iceberg';
import { fileChunks, openRegular } from './openFile';
import { readMetadataStream } from './readStream';

/** How a metadata file is read. */
export interface ReadMetadataOptions {
  /** Refuse above this size, packed or unpacked; 2 GB by default. */
  maxBytes?: number;
}

/**
 * Reads one metadata file. Only a regular file is opened: symbolic links, pipes and devices are refused. Of a very long history, what
 * `leftOut` says is left out.
 *
 * @throws IcebergMetadataError `not-found`, `refused`, `too-large`, or what is wrong with the content
 */
export async function readMetadataFile(
  file: string,
  { maxBytes = STREAM_BUDGETS.maxBytes }: ReadMetadataOptions = {},
): Promise<TableMetadata> {
  const handle = await openRegular(file);
  try {
    const { size } = await handle.stat();
    if (size > maxBytes) {
      throw new IcebergMetadataError(
        'too-large',
        `The metadata file has ${size} bytes, more than the ${maxBytes} that are read.`,
      );
    }
    const { metadata } = await readMetadataStream(fileChunks(handle, size), {
      budgets: { maxBytes },
    });
    return metadata;
  } finally {
    await handle.close();
  }
}
