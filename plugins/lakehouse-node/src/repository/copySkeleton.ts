import { ConflictError } from '@backstage/errors';
import fs from 'node:fs/promises';
import { basename, join } from 'node:path';

/** What working with a skeleton in place leaves behind. */
const LEFT_BEHIND = new Set([
  '.lakehouse',
  '.venv',
  '.pytest_cache',
  '__pycache__',
  'logs',
  'node_modules',
  'target',
]);

/**
 * Copies a skeleton byte for byte; nothing is rendered. Files that working with the skeleton left behind are not copied.
 *
 * @throws ConflictError when the skeleton holds a link, or the target holds a file of the same name
 */
export async function copySkeleton(from: string, to: string): Promise<void> {
  await fs.mkdir(to, { recursive: true });
  for (const entry of await fs.readdir(from, { withFileTypes: true })) {
    if (LEFT_BEHIND.has(entry.name)) continue;
    const source = join(from, entry.name);
    const target = join(to, entry.name);
    if (entry.isDirectory()) {
      await copySkeleton(source, target);
    } else if (entry.isFile()) {
      await copyFile(source, target);
    } else {
      throw new ConflictError(
        `The skeleton holds ${entry.name}, which is no file or folder. Remove it.`,
      );
    }
  }
}

async function copyFile(source: string, target: string): Promise<void> {
  try {
    await fs.copyFile(source, target, fs.constants.COPYFILE_EXCL);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    throw new ConflictError(
      `${basename(
        target,
      )} exists in the target folder already. Choose an empty folder.`,
    );
  }
}
