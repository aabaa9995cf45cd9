import { decodeUtf8 } from './decode';
import { IcebergMetadataError } from './errors';

/**
 * Parses JSON without rounding 64-bit snapshot ids: JSON.parse would make them JavaScript numbers, so ids of 16 and more digits are
 * put in quotes first. The pattern can only meet a key: inside a string the quote before the colon would be escaped, and then the
 * character before it is a backslash, not the `d` of `snapshot-id`.
 *
 * @throws IcebergMetadataError `empty`, `truncated` or `not-json`
 */
export function parseLossless(text: string): unknown {
  const json = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  try {
    return JSON.parse(
      json.replace(
        /snapshot-id"(\s*):(\s*)(\d{16,})/g,
        'snapshot-id"$1:$2"$3"',
      ),
    );
  } catch (error) {
    throw explain(json, error);
  }
}

/** The same of bytes in UTF-8. */
export function parseJsonBytes(bytes: Uint8Array): unknown {
  return parseLossless(decodeUtf8(bytes));
}

export function emptyFile(): IcebergMetadataError {
  return new IcebergMetadataError('empty', 'The file is empty.');
}

export function nulBytes(): IcebergMetadataError {
  return new IcebergMetadataError(
    'not-json',
    'The file is filled with NUL bytes. It was allocated, but its content never reached the disk.',
  );
}

export function truncatedJson(): IcebergMetadataError {
  return new IcebergMetadataError(
    'truncated',
    'The JSON ends too early. The file is half-written or was cut in a copy.',
  );
}

function explain(text: string, error: unknown): IcebergMetadataError {
  const first = text.search(/\S/);
  if (first < 0) {
    return emptyFile();
  }
  if (text[first] === '\0') {
    return nulBytes();
  }
  if (text[first] === '{' && !/\}\s*$/.test(text.slice(-64))) {
    return truncatedJson();
  }
  return new IcebergMetadataError(
    'not-json',
    `The file is not valid JSON: ${
      error instanceof Error ? error.message : 'unknown fault'
    }`,
  );
}
