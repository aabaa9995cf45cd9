import {
  MAX_NAME_LENGTH,
  normalizeName,
  shortenName,
  shortHash,
} from '../names';

/** Name of a table or column in the source. */
export function sourceName(of: {
  name: string;
  physicalName?: string;
}): string {
  return of.physicalName ?? of.name;
}

/**
 * The name in a contract for a table or column that comes to others. It is the one that ingestion gives a column which it finds before the
 * contract has it (`identifiers.py`), so that the raw table fits.
 */
export function freeName(
  original: string,
  kind: 'table' | 'column',
  taken: ReadonlySet<string>,
): string {
  const name = normalizeName(original, kind);
  return taken.has(name)
    ? `${shortenName(name, MAX_NAME_LENGTH - 9)}_${shortHash(original)}`
    : name;
}
