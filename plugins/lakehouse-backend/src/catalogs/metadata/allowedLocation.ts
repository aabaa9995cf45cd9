import path from 'node:path';
import {
  IcebergMetadataError,
  trimEnd,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { isInside } from '@lakehouse/backstage-plugin-lakehouse-node';
import type { LocationRule } from '../../config/types';

/** A local file below an allowed folder, not yet looked at. */
export interface LocalTarget {
  file: string;
  root: string;
}

/** An object of an S3 bucket below an allowed prefix. */
export interface ObjectTarget {
  bucket: string;
  key: string;
}

/** Says where a metadata location leads, as far as the rules of a catalog allow it. Locations are text that others wrote. */
export class AllowedLocations {
  readonly #rules: LocationRule[];

  constructor(rules: LocationRule[]) {
    this.#rules = rules
      .map(rule => ({ ...rule, prefix: canonical(rule.prefix) }))
      .sort((a, b) => b.prefix.length - a.prefix.length);
  }

  /** @throws IcebergMetadataError `refused` when no rule fits */
  resolve(location: string): LocalTarget | ObjectTarget {
    // eslint-disable-next-line no-control-regex
    if (/[\u0000-\u001f\\]|(^|\/)\.\.?(\/|$)/.test(location)) {
      throw refused(location, 'it holds . or .. or control characters');
    }
    const wanted = canonical(location);
    for (const { prefix, path: root } of this.#rules) {
      if (prefix === 'file://') {
        const file = wanted.slice('file://'.length);
        if (wanted.startsWith('file:///') && root && isInside(file, root)) {
          return { file, root };
        }
      } else if (wanted.startsWith(`${prefix}/`)) {
        // With the slash: `s3://wh` fits `s3://wh/t` but not `s3://wh-secret/t`.
        return root
          ? { file: path.join(root, wanted.slice(prefix.length)), root }
          : objectTarget(wanted);
      }
    }
    throw refused(location, 'no entry of `locations` of the catalog fits');
  }
}

export function refused(location: string, why: string): IcebergMetadataError {
  return new IcebergMetadataError(
    'refused',
    `The metadata location ${location} is not read: ${why}.`,
  );
}

function objectTarget(location: string): ObjectTarget {
  const [, bucket, key] = /^s3:\/\/([^/]+)\/(.+)$/.exec(location) ?? [];
  if (!bucket || !key) {
    throw refused(location, 'it is no object of an S3 bucket');
  }
  return { bucket, key };
}

/** One spelling for local paths (`/a`, `file:/a`, `file:///a`) and and no slash at the end. */
function canonical(location: string): string {
  const local = location.replace(/^file:\/{1,3}(?=[^/]|$)/, match =>
    match === 'file://' ? match : 'file:///',
  );
  const full = local.startsWith('/') ? `file://${local}` : local;
  return full === 'file://' || full === 'file:///'
    ? 'file://'
    : trimEnd(full, '/');
}
