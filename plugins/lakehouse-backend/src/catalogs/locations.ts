import { realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import {
  IcebergMetadataError,
  type TableMetadata,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { readMetadataFile } from '@lakehouse/backstage-plugin-lakehouse-node';
import type { LocationRule } from '../config/types';

/** Reads metadata from local files that configuration allows, and from nowhere else: locations are text that others wrote. */
export class MetadataFiles {
  readonly #rules: LocationRule[];

  constructor(rules: LocationRule[]) {
    this.#rules = rules
      .map(rule => ({ ...rule, prefix: canonical(rule.prefix) }))
      .sort((a, b) => b.prefix.length - a.prefix.length);
  }

  /** @throws IcebergMetadataError `refused` for a location outside the allowed folders */
  async read(location: string): Promise<TableMetadata> {
    return readMetadataFile(await this.#resolve(location));
  }

  /** Size and time of the file; null when it cannot be found or is not allowed. */
  async fingerprint(location: string): Promise<string | null> {
    try {
      const { size, mtimeMs } = await stat(await this.#resolve(location));
      return `${size}:${mtimeMs}`;
    } catch {
      return null;
    }
  }

  async #resolve(location: string): Promise<string> {
    const { file, root } = this.#map(location);
    const realRoot = await real(root, `The folder ${root}`);
    const realFile = await real(file, `The metadata file ${location}`);
    if (!isInside(realFile, realRoot)) {
      throw refused(location, 'it leads out of the allowed folder');
    }
    return realFile;
  }

  #map(location: string): { file: string; root: string } {
    // eslint-disable-next-line no-control-regex
    if (/[\u0000-\u001f\\]|(^|\/)\.\.?(\/|$)/.test(location)) {
      throw refused(location, 'it holds . or .. or control characters');
    }
    const wanted = canonical(location);
    for (const { prefix, path: root } of this.#rules) {
      if (prefix === 'file://' && wanted.startsWith('file:///')) {
        const file = wanted.slice('file://'.length);
        if (isInside(file, root)) {
          return { file, root };
        }
      } else if (prefix !== 'file://' && startsWithPath(wanted, prefix)) {
        return { file: path.join(root, wanted.slice(prefix.length)), root };
      }
    }
    throw refused(location, 'no entry of `locations` of the catalog fits');
  }
}

/** One spelling for local paths (`/a`, `file:/a`, `file:///a`), and no slash at the end. */
function canonical(location: string): string {
  const local = location.replace(/^file:\/{1,3}(?=[^/]|$)/, match =>
    match === 'file://' ? match : 'file:///',
  );
  const full = local.startsWith('/') ? `file://${local}` : local;
  return full === 'file://' || full === 'file:///'
    ? 'file://'
    : full.replace(/\/+$/, '');
}

/** `s3://wh` fits `s3://wh/t` but not `s3://wh-secret/t`. */
function startsWithPath(location: string, prefix: string): boolean {
  return location.startsWith(`${prefix}/`);
}

function isInside(file: string, root: string): boolean {
  const relative = path.relative(root, file);
  return (
    relative !== '' && !relative.startsWith('..') && !path.isAbsolute(relative)
  );
}

async function real(file: string, what: string): Promise<string> {
  try {
    return await realpath(file);
  } catch {
    throw new IcebergMetadataError('not-found', `${what} does not exist.`);
  }
}

function refused(location: string, why: string): IcebergMetadataError {
  return new IcebergMetadataError(
    'refused',
    `The metadata location ${location} is not read: ${why}.`,
  );
}
