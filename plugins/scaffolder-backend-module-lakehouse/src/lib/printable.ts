/** Longest text of foreign origin that goes into a log line. */
const MAX = 500;

/** A text that came from a source or a repository, safe for a log: no control or escape characters, and not endless. */
export function printable(text: string): string {
  // eslint-disable-next-line no-control-regex
  const clean = text.replace(/[\u0000-\u001f\u007f-\u009f]+/g, ' ');
  return clean.length > MAX ? `${clean.slice(0, MAX)}…` : clean;
}
