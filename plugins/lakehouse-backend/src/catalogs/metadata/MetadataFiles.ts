import { realpath, stat } from 'node:fs/promises';
import {
  IcebergMetadataError,
  parseTableMetadata,
  type TableMetadata,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { readMetadataFile } from '@lakehouse/backstage-plugin-lakehouse-node';
import type { LocationRule } from '../../config/types';
import {
  AllowedLocations,
  isInside,
  refused,
  type LocalTarget,
  type ObjectTarget,
} from './allowedLocation';

/** Reads an object whole. @throws IcebergMetadataError */
export type ReadObject = (target: ObjectTarget) => Promise<Uint8Array>;

/** Reads metadata from the places that configuration allows, and from nowhere else. */
export class MetadataFiles {
  readonly #allowed: AllowedLocations;
  readonly #readObject: ReadObject | undefined;

  /** @param readObject - how objects of S3 are read; without it only local folders are */
  constructor(rules: LocationRule[], readObject?: ReadObject) {
    this.#allowed = new AllowedLocations(rules);
    this.#readObject = readObject;
  }

  /** @throws IcebergMetadataError `refused` for a location outside the allowed places */
  async read(location: string): Promise<TableMetadata> {
    const target = this.#allowed.resolve(location);
    if ('file' in target) {
      return readMetadataFile(await realFile(location, target));
    }
    if (!this.#readObject) {
      throw refused(location, 'this kind of catalog reads local folders only');
    }
    return parseTableMetadata(await this.#readObject(target));
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
