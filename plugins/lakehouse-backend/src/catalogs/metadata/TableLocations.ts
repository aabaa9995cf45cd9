import { realpath, stat } from 'node:fs/promises';
import { IcebergMetadataError } from '@lakehouse/backstage-plugin-lakehouse-common';
import {
  fileChunks,
  isInside,
  openRegular,
} from '@lakehouse/backstage-plugin-lakehouse-node';
import type { LocationRule } from '../../config/types';
import {
  AllowedLocations,
  refused,
  type LocalTarget,
  type ObjectTarget,
} from './allowedLocation';
import type { Body } from './Body';

/** Asks for the bytes of an object. @throws IcebergMetadataError */
export type OpenObject = (target: ObjectTarget) => Promise<Body>;

/** Opens files of tables in the places that configuration allows, and nowhere else. */
export class TableLocations {
  readonly #allowed: AllowedLocations;
  readonly #openObject: OpenObject | undefined;

  /** @param openObject - how objects of S3 are read; without it only local folders are */
  constructor(rules: LocationRule[], openObject?: OpenObject) {
    this.#allowed = new AllowedLocations(rules);
    this.#openObject = openObject;
  }

  /** @throws IcebergMetadataError `refused` for a location outside the allowed places */
  async open(location: string): Promise<Body> {
    const target = this.#allowed.resolve(location);
    if ('file' in target) {
      const file = await realFile(location, target);
      const { size } = await stat(file);
      return { bytes: localBytes(file, target), size };
    }
    if (!this.#openObject) {
      throw refused(location, 'this kind of catalog reads local folders only');
    }
    return this.#openObject(target);
  }

  /**
   * Size and time of a local file; null when it cannot be found or is not allowed. Objects are never asked: they are not rewritten, and
   * each question is a request.
   */
  async fingerprint(location: string): Promise<string | null> {
    try {
      const target = this.#allowed.resolve(location);
      if ('bucket' in target) {
        return location;
      }
      const { size, mtimeMs } = await stat(await realFile(location, target));
      return `${size}:${mtimeMs}`;
    } catch {
      return null;
    }
  }
}

/** Opened when the first piece is asked for, so that nobody has to close what was never read. */
async function* localBytes(
  file: string,
  { root }: LocalTarget,
): AsyncIterable<Uint8Array> {
  // Since the file was looked at, a folder may have become a link.
  const handle = await openRegular(file, await real(root, 'It'));
  try {
    yield* fileChunks(handle, (await handle.stat()).size);
  } finally {
    await handle.close();
  }
}

/** The file without links; it must lie inside of the allowed folder all the same. */
async function realFile(
  location: string,
  { file, root }: LocalTarget,
): Promise<string> {
  const realRoot = await real(root, `The folder ${root}`);
  const found = await real(file, `The file ${location}`);
  if (!isInside(found, realRoot)) {
    throw refused(location, 'it leads out of the allowed folder');
  }
  return found;
}

async function real(file: string, what: string): Promise<string> {
  try {
    return await realpath(file);
  } catch {
    throw new IcebergMetadataError('not-found', `${what} does not exist.`);
  }
}
