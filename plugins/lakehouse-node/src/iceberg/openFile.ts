import { constants } from 'node:fs';
import {
  open,
  readlink,
  realpath,
  stat,
  type FileHandle,
} from 'node:fs/promises';
import path from 'node:path';
import { IcebergMetadataError } from '@lakehouse/backstage-plugin-lakehouse-common/iceberg';

const CHUNK = 256 * 1024;

/**
 * Opens a regular file for reading: symbolic links, pipes and devices are refused.
 *
 * @param within - a folder without links in its path. What was opened must lie in it, also when a folder on the way was exchanged for a
 *   link meanwhile
 * @throws IcebergMetadataError `not-found` or `refused`
 */
export async function openRegular(
  file: string,
  within?: string,
): Promise<FileHandle> {
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
  try {
    if (!(await handle.stat()).isFile()) {
      throw refused(`${file} is not a regular file.`);
    }
    if (within && !isInside(await openedPath(handle, file), within)) {
      throw refused(`${file} leads out of the allowed folder.`);
    }
    return handle;
  } catch (error) {
    await handle.close();
    throw error;
  }
}

/** The bytes of an open file, up to the size that it had, even if it grows meanwhile. A piece is valid until the next one is asked for. */
export async function* fileChunks(
  handle: FileHandle,
  size: number,
): AsyncIterable<Uint8Array> {
  const buffer = Buffer.allocUnsafeSlow(Math.min(CHUNK, size));
  for (let offset = 0; offset < size; ) {
    const length = Math.min(buffer.length, size - offset);
    const { bytesRead } = await handle.read(buffer, 0, length, offset);
    if (bytesRead === 0) return;
    yield buffer.subarray(0, bytesRead);
    offset += bytesRead;
  }
}

/** Whether `file` lies below `root`. */
export function isInside(file: string, root: string): boolean {
  const relative = path.relative(root, file);
  return (
    relative !== '' && !relative.startsWith('..') && !path.isAbsolute(relative)
  );
}

/** Where an open file lies: Linux says it of the file itself; elsewhere the path must still lead to the same file. */
async function openedPath(handle: FileHandle, file: string): Promise<string> {
  try {
    return await readlink(`/proc/self/fd/${handle.fd}`);
  } catch {
    const real = await realpath(file).catch(() => '');
    const [opened, found] = await Promise.all([
      handle.stat(),
      stat(real).catch(() => undefined),
    ]);
    const same = opened.ino === found?.ino && opened.dev === found?.dev;
    return same ? real : '';
  }
}

function refused(message: string): IcebergMetadataError {
  return new IcebergMetadataError('refused', message);
}

function explain(
  file: string,
  error: NodeJS.ErrnoException,
): IcebergMetadataError {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') {
    return new IcebergMetadataError('not-found', `${file} does not exist.`);
  }
  return refused(
    error.code === 'ELOOP'
      ? `${file} is a symbolic link, which is not followed.`
      : `${file} cannot be opened (${error.code}).`,
  );
}
