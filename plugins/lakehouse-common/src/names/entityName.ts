import { shortHash } from './shorten';
import { trimEnd } from './trimEnd';

const MAX_LENGTH = 63;
const HEAD_LENGTH = 54;

/** A name begins and ends with a letter or a digit. */
const isNoEnd = (character: string) => !/[A-Za-z0-9]/.test(character);

/**
 * Name of a Backstage entity for something with a name of several parts (`marts`, `fct_orders` -> `marts.fct_orders`). Backstage allows 63
 * characters: letters, digits, and `-_.` between them. A name that does not fit, or that has other characters, ends in a hash of the
 * whole, so different things never share a name.
 */
export function entityName(parts: string[]): string {
  const full = parts.join('.');
  const begun = full
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[^A-Za-z0-9]+/, '');
  const allowed = trimEnd(begun, isNoEnd);
  if (allowed && allowed === full && full.length <= MAX_LENGTH) return full;
  const head = trimEnd(allowed.slice(0, HEAD_LENGTH), isNoEnd);
  return head ? `${head}-${shortHash(full)}` : shortHash(full);
}
