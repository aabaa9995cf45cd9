import { printable } from '@lakehouse/backstage-plugin-lakehouse-common';

/** Names that are said of a longer list. */
const SAID = 5;

/** Longest name that is said whole, in bytes. */
const NAME_BYTES = 200;

/** `a, b, c, d, e and 3 more`; the names come from a database. */
export function someOf(names: string[]): string {
  const said = names
    .slice(0, SAID)
    .map(name => printable(name, NAME_BYTES))
    .join(', ');
  return names.length > SAID ? `${said} and ${names.length - SAID} more` : said;
}

/** `1 table`, `1,200 tables`. */
export function count(number: number, noun: string): string {
  return `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`;
}
