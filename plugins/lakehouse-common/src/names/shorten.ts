import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { trimEnd } from './trimEnd';

/** PostgreSQL cuts identifiers after 63 bytes; it is the tightest limit of the engines we write for. */
export const MAX_NAME_LENGTH = 63;

const HASH_LENGTH = 8;

/** First eight hex digits of the SHA-256 of a text: tells names apart whose readable part is equal. */
export function shortHash(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text))).slice(0, HASH_LENGTH);
}

/**
 * Cuts a name to `max` characters. The cut name ends in a hash of the whole name, so two long names that begin alike stay different and
 * the same name is always cut to the same result.
 */
export function shortenName(name: string, max = MAX_NAME_LENGTH): string {
  if (name.length <= max) return name;
  const head = trimEnd(name.slice(0, max - HASH_LENGTH - 1), '_');
  return `${head}_${shortHash(name)}`;
}
