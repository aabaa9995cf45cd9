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
import type { MetadataReader } from './MetadataReader';
import type { TableContent } from './ReadSummary';

/** Asks for the bytes of an object. @throws IcebergMetadataError */
export type OpenObject = (target: ObjectTarget) => Promise<Body>;

/** Reads metadata from the places that configuration allows, and from nowhere else. */
export class MetadataFiles {
  readonly #allowed: AllowedLocations;
  readonly #reader: MetadataReader;
  readonly #openObject: OpenObject | undefined;

  /** @param openObject - how objects of S3 are read; without it only local folders are */
  constructor(
    rules: LocationRule[],
    reader: MetadataReader,
    openObject?: OpenObject,
  ) {
    this.#allowed = new AllowedLocations(rules);
    this.#reader = reader;
    this.#openObject = openObject;
  }

  /** @throws IcebergMetadataError `refused` for a location outside the allowed places */
  async read(location: string): Promise<TableContent> {
    const target = this.#allowed.resolve(location);
    if ('file' in target) {
      return this.#readFile(location, target);
    }
    if (!this.#openObject) {
      throw refused(location, 'this kind of catalog reads local folders only');
    }
    return this.#reader.read(await this.#openObject(target));
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

  async #readFile(
    location: string,
    target: LocalTarget,
  ): Promise<TableContent> {
    const file = await realFile(location, target);
    // Between this and that a folder may have become a link.
    const handle = await openRegular(file, await real(target.root, 'It'));
    try {
      const { size } = await handle.stat();
      const bytes = fileChunks(handle, size);
      return await this.#reader.read({ bytes, size });
    } finally {
      await handle.close();
    }
  }
}

/** The file without links; it must lie inside of the allowed folder all the same. */
async function realFile(
  location: string,
  { file, root }: LocalTarget,
): Promise<string> {
  const realRoot = await real(root, `The folder ${root}`);
  const found = await real(file, `The metadata file ${location}`);
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
