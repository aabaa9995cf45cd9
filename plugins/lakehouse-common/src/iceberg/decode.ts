import { Gunzip } from 'fflate';
import { IcebergMetadataError } from './errors';

/** Metadata above this size, packed or unpacked, is refused: 64 MB is about 60,000 snapshots. */
export const MAX_METADATA_BYTES = 64 * 1024 * 1024;

const CHUNK = 64 * 1024;

/**
 * The text of a metadata file. Gzip is told by its first bytes, not by the name; a byte order mark is dropped.
 *
 * @throws IcebergMetadataError `empty`, `too-large`, `gzip`, or `not-json` for bytes that are not UTF-8 text
 */
export function decodeMetadata(
  bytes: Uint8Array,
  maxBytes: number = MAX_METADATA_BYTES,
): string {
  assertSize(bytes.length, maxBytes);
  const packed = bytes[0] === 0x1f && bytes[1] === 0x8b;
  return decodeUtf8(packed ? inflate(bytes, maxBytes) : bytes);
}

/** Refuses sizes above the cap, before anything is allocated for them. */
export function assertSize(
  size: number,
  maxBytes: number = MAX_METADATA_BYTES,
): void {
  if (size > maxBytes) {
    throw new IcebergMetadataError(
      'too-large',
      `The metadata is larger than ${megabytes(
        maxBytes,
      )} MB. Expire old snapshots of the table to make it smaller.`,
    );
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** @throws IcebergMetadataError `not-json` for bytes that are not UTF-8 */
export function decodeUtf8(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw new IcebergMetadataError(
      'not-json',
      'The file is not UTF-8 text. Table metadata is JSON, written as <version>.metadata.json.',
    );
  }
}

/** Unpacks in pieces, so that a small file cannot unpack to more than the cap. */
function inflate(bytes: Uint8Array, maxBytes: number): Uint8Array {
  const parts: Uint8Array[] = [];
  let size = 0;
  const gunzip = new Gunzip(part => {
    size += part.length;
    assertSize(size, maxBytes);
    parts.push(part);
  });
  try {
    for (let start = 0; start < bytes.length; start += CHUNK) {
      const end = Math.min(start + CHUNK, bytes.length);
      gunzip.push(bytes.subarray(start, end), end === bytes.length);
    }
  } catch (error) {
    if (error instanceof IcebergMetadataError) {
      throw error;
    }
    throw damaged();
  }
  // The last four bytes are the unpacked length modulo 2^32 (RFC 1952); the inflater does not compare them.
  if (bytes.length < 18 || sizeInTrailer(bytes) !== size) {
    throw damaged();
  }
  return concat(parts, size);
}

function sizeInTrailer(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset + bytes.length - 4);
  return view.getUint32(0, true);
}

function concat(parts: Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size);
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}

function damaged(): IcebergMetadataError {
  return new IcebergMetadataError(
    'gzip',
    'The gzip content is truncated or damaged. The file was probably not written to its end.',
  );
}

function megabytes(bytes: number): number {
  return Math.floor(bytes / (1024 * 1024));
}
