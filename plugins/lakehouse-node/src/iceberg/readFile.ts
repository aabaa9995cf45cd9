import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import {
  IcebergMetadataError,
  MAX_METADATA_BYTES,
  parseTableMetadata,
  type TableMetadata,
} from '@lakehouse/backstage-plugin-lakehouse-common';

/** How a metadata file is read. */
export interface ReadMetadataOptions {
  /** Refuse above this size; 64 MB by default. */
  maxBytes?: number;
}

/**
 * Reads one metadata file. Only a regular file is opened: symbolic links, pipes and devices are refused.
 *
 * @throws IcebergMetadataError `not-found`, `refused`, `too-large`, or what {@link parseTableMetadata} found
 */
export async function readMetadataFile(
  file: string,
  { maxBytes = MAX_METADATA_BYTES }: ReadMetadataOptions = {},
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
    return parseTableMetadata(await readUpTo(handle, size), { maxBytes });
  } finally {
    await handle.close();
  }
}

async function openRegular(file: string): Promise<FileHandle> {
  let handle: FileHandle;
  try {
    // O_NONBLOCK: opening a pipe must not wait for its writer.
    handle = await open(
      file,
      // eslint-disable-next-line no-bitwise
      constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK,
    );
  } catch (error) {
    throw explain(file, error as NodeJS.ErrnoException);
  }
  if ((await handle.stat()).isFile()) {
    return handle;
  }
  await handle.close();
  throw new IcebergMetadataError('refused', `${file} is not a regular file.`);
}

/** Reads what was announced and not more, even if the file grows meanwhile. */
async function readUpTo(handle: FileHandle, size: number): Promise<Uint8Array> {
  const buffer = Buffer.allocUnsafe(size);
  let offset = 0;
  while (offset < size) {
    const { bytesRead } = await handle.read(
      buffer,
      offset,
      size - offset,
      offset,
    );
    if (bytesRead === 0) {
      break;
    }
    offset += bytesRead;
  }
  return buffer.subarray(0, offset);
}

function explain(
  file: string,
  error: NodeJS.ErrnoException,
): IcebergMetadataError {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') {
    return new IcebergMetadataError('not-found', `${file} does not exist.`);
  }
  if (error.code === 'ELOOP') {
    return new IcebergMetadataError(
      'refused',
      `${file} is a symbolic link, which is not followed.`,
    );
  }
  return new IcebergMetadataError(
    'refused',
    `${file} cannot be opened (${error.code}).`,
  );
}
