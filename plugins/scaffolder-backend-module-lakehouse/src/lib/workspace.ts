import { lstat, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';

/** Writes files into a task's workspace. A path that would leave it is refused. */
export async function writeWorkspace(
  workspacePath: string,
  files: ReadonlyMap<string, string>,
): Promise<void> {
  for (const [path, content] of files) {
    const target = resolveSafeChildPath(workspacePath, path);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, content);
  }
}

/**
 * Every file of a task's workspace, by its path with `/`. A symbolic link is refused, since it could bring a file of the machine into
 * the repository; `.git` belongs to whoever made it and is left out.
 */
export async function readWorkspace(
  workspacePath: string,
): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  const walk = async (folder: string) => {
    for (const name of (await readdir(folder)).sort()) {
      if (name === '.git') continue;
      const file = join(folder, name);
      const stats = await lstat(file);
      if (stats.isDirectory()) {
        await walk(file);
      } else if (stats.isFile()) {
        const path = relative(workspacePath, file).split(sep).join('/');
        files.set(path, await readFile(file, 'utf8'));
      } else {
        throw new InputError(
          `${relative(
            workspacePath,
            file,
          )} of the workspace is not a plain file, so it cannot be published. Remove it or replace it by a file`,
        );
      }
    }
  };
  await walk(workspacePath);
  return files;
}
