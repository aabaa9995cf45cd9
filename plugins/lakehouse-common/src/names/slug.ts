import { isReservedColumn } from './reserved';
import { MAX_NAME_LENGTH, shortHash, shortenName } from './shorten';
import { trimEnd } from './trimEnd';

/** What a name is for: it decides the prefix of names that begin with a digit, and which names are taken. */
export type NameKind = 'source' | 'table' | 'column';

/** Namespaces are `staging_<source>`, so a source has less room than a table. */
const MAX_LENGTH: Record<NameKind, number> = {
  source: 40,
  table: MAX_NAME_LENGTH,
  column: MAX_NAME_LENGTH,
};

const PREFIX: Record<NameKind, string> = {
  source: 's',
  table: 't',
  column: 'c',
};

const VALID = /^[a-z][a-z0-9_]*$/;

/** Letters that do not decompose into a base letter and a mark. */
const LETTERS: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  ø: 'o',
  œ: 'oe',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  þ: 'th',
  ı: 'i',
};

/** Whether a name can be used as it is: lower-case letters, digits and `_`, beginning with a letter, short enough, not taken. */
export function isValidName(name: string, kind: NameKind): boolean {
  return (
    VALID.test(name) &&
    name.length <= MAX_LENGTH[kind] &&
    !(kind === 'column' && isReservedColumn(name))
  );
}

/**
 * Turns any text into a name that every engine, file system and URL takes as it is. Deterministic and idempotent; a valid name is
 * returned unchanged. Texts without a single latin letter or digit become a hash of the text.
 */
export function normalizeName(raw: string, kind: NameKind): string {
  if (isValidName(raw, kind)) return raw;
  const ascii = raw
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .replace(/[^\p{ASCII}]/gu, letter => LETTERS[letter] ?? '_');
  const words = trimEnd(
    ascii.replace(/[^a-z0-9]+/g, '_').replace(/^_/, ''),
    '_',
  );
  let name = words || `${PREFIX[kind]}_${shortHash(raw)}`;
  if (/^[0-9]/.test(name)) name = `${PREFIX[kind]}_${name}`;
  if (kind === 'column' && isReservedColumn(name)) name = `${name}_src`;
  return shortenName(name, MAX_LENGTH[kind]);
}

/** A name and the text it was made of. */
export interface NormalizedName {
  name: string;
  original: string;
  /** What was done, for a person; absent when the name was taken as it is. */
  note?: string;
}

/**
 * Normalises names that live side by side. Names that become equal are told apart by a hash of their original, all of them, so
 * that the result does not depend on their order; a name that needed no change keeps it.
 */
export function normalizeNames(
  originals: string[],
  kind: NameKind,
): NormalizedName[] {
  const plain = originals.map(original => normalizeName(original, kind));
  const count = new Map<string, number>();
  for (const name of plain) count.set(name, (count.get(name) ?? 0) + 1);
  return originals.map((original, i) => {
    const name = plain[i];
    if (name === original) return { name, original };
    if (count.get(name) === 1) {
      return { name, original, note: `${quote(original)} becomes ${name}` };
    }
    const own = shortenName(name, MAX_LENGTH[kind] - 9);
    return {
      name: `${own}_${shortHash(original)}`,
      original,
      note: `${quote(original)} becomes ${own}_${shortHash(
        original,
      )}, because other names become ${name} too`,
    };
  });
}

function quote(text: string): string {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 77)}...` : text);
}
