import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { IcebergMetadataError } from '@lakehouse/backstage-plugin-lakehouse-common/iceberg';
import { compareVersions, metadataVersion } from './versions';

const HINT = 'version-hint.text';

/**
 * Finds the newest metadata file of a table folder. File system tables name it in `version-hint.text`; as a writer renews the hint after
 * the file, newer versions beside it win. Tables of a catalog have no hint: the highest version wins, then the newest file.
 *
 * @param tableFolder - the table's folder, or its `metadata` folder
 * @returns path of the metadata file
 * @throws IcebergMetadataError `not-found` when the folder holds no table
 */
export async function findLatestMetadata(tableFolder: string): Promise<string> {
  const folder = await metadataFolder(tableFolder);
  const names = await listNames(folder);
  const versions = names.filter(name => metadataVersion(name) !== null);
  if (versions.length === 0) {
    throw new IcebergMetadataError(
      'not-found',
      `${folder} holds no *.metadata.json file, so it is not the folder of an Iceberg table.`,
    );
  }
  if (names.includes(HINT)) {
    const hinted = await fromHint(folder, versions);
    if (hinted) {
      return path.join(folder, hinted);
    }
  }
  return path.join(folder, await newest(folder, versions));
}

/** The hinted version, or the last one of an unbroken row that follows it. */
async function fromHint(
  folder: string,
  names: string[],
): Promise<string | undefined> {
  const hint = (await readFile(path.join(folder, HINT), 'utf8')).trim();
  const byNumber = new Map(
    names
      .map(name => ({ name, version: metadataVersion(name) }))
      .filter(entry => entry.version?.scheme === 'hadoop')
      .map(entry => [entry.version?.number, entry.name] as const),
  );
  if (!/^\d{1,15}$/.test(hint)) {
    // Some writers put the file's name instead of its number.
    return names.find(name => name === hint);
  }
  let number = Number(hint);
  let found = byNumber.get(number);
  while (byNumber.has(number + 1)) {
    number += 1;
    found = byNumber.get(number);
  }
  return found;
}

async function newest(folder: string, names: string[]): Promise<string> {
  const sorted = [...names].sort(compareVersions);
  const top = sorted.filter(name => compareVersions(name, sorted[0]) === 0);
  if (top.length === 1) {
    return top[0];
  }
  // Two writers raced for one version: the catalog took one of them, most likely the later.
  const times = await Promise.all(
    top.map(async name => (await stat(path.join(folder, name))).mtimeMs),
  );
  return top[times.indexOf(Math.max(...times))];
}

async function metadataFolder(tableFolder: string): Promise<string> {
  const nested = path.join(tableFolder, 'metadata');
  try {
    return (await stat(nested)).isDirectory() ? nested : tableFolder;
  } catch {
    return tableFolder;
  }
}

async function listNames(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    throw new IcebergMetadataError(
      'not-found',
      `${folder} cannot be listed (${(error as NodeJS.ErrnoException).code}).`,
    );
  }
}
