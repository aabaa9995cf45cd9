import { CustomErrorBase } from '@backstage/errors';
import { trimEnd } from '../names/trimEnd';

/** Why table metadata could not be read; stable machine words. */
export type IcebergMetadataErrorCode =
  | 'empty'
  | 'truncated'
  | 'not-json'
  | 'not-iceberg'
  | 'unsupported-version'
  | 'invalid'
  | 'too-large'
  | 'gzip'
  | 'not-found'
  | 'timeout'
  | 'refused';

const MAX_MESSAGE_BYTES = 1024;

/** Table metadata that could not be read. The message is one line of at most 1 KB without control characters: it is safe to log and to show. */
export class IcebergMetadataError extends CustomErrorBase {
  name = 'IcebergMetadataError' as const;
  readonly code: IcebergMetadataErrorCode;

  constructor(code: IcebergMetadataErrorCode, message: string) {
    super(printable(message));
    this.code = code;
  }
}

/** Nothing to make safe, as in most texts; of it, a character is a byte. */
const PLAIN = /^[ -~]*$/;

/** Remote text made safe for one log line: control and bidirectional characters become spaces, and it is cut at `maxBytes` of UTF-8. */
export function printable(
  text: string,
  maxBytes: number = MAX_MESSAGE_BYTES,
): string {
  if (text.length <= maxBytes && PLAIN.test(text)) {
    return text;
  }
  const clean = text
    .slice(0, maxBytes)
    // eslint-disable-next-line no-control-regex
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]+/g, ' ');
  // A UTF-16 unit is at most three bytes of UTF-8.
  if (clean.length * 3 <= maxBytes) {
    return clean;
  }
  const bytes = new TextEncoder().encode(clean);
  if (bytes.length <= maxBytes) {
    return clean;
  }
  // A character that the cut went through decodes to U+FFFD.
  const cut = new TextDecoder().decode(bytes.subarray(0, maxBytes - 3));
  return trimEnd(cut, '\ufffd');
}
