/** Names that are said of a longer list. */
const SAID = 5;

// eslint-disable-next-line no-control-regex
const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]+/g;

/** A name that came from a database, safe in a sentence. */
function printable(name: string): string {
  return name.replace(UNPRINTABLE, ' ');
}

/** `a, b, c, d, e and 3 more`. */
export function someOf(names: string[]): string {
  const said = names.slice(0, SAID).map(printable).join(', ');
  return names.length > SAID ? `${said} and ${names.length - SAID} more` : said;
}

/** `1 table`, `1,200 tables`. */
export function count(number: number, noun: string): string {
  return `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`;
}
