import { nameProblem } from './sql';

const PLAIN = /^[A-Za-z_][A-Za-z0-9_$]*$/;
const QUOTED = /^"(?:[^"]|"")+"$/;

/** A name of an object of the account, as it is stored there; or why the text is none. */
export type ReadName =
  | { name: string; problem?: undefined }
  | { name?: undefined; problem: string };

/**
 * Reads a name as Snowflake does: without quotes it means upper case, in double quotes it is taken as it is.
 *
 * @param written - as people write it: `analyst`, `ANALYST` or `"Analyst"`
 */
export function readObjectName(written: string): ReadName {
  const text = written.trim();
  const name = QUOTED.test(text)
    ? text.slice(1, -1).replaceAll('""', '"')
    : undefined;
  const problem = name === undefined ? undefined : nameProblem(name);
  if (problem) return { problem };
  if (name !== undefined) return { name };
  if (PLAIN.test(text) && text.length <= 255) {
    return { name: text.toUpperCase() };
  }
  return {
    problem: text
      ? 'is no name of Snowflake; put it in double quotes if it really is called so'
      : 'is empty',
  };
}

/** How Snowflake stores a name of the lakehouse in a database of its own: upper case, so that it can be written without quotes. */
export function storedName(name: string): string {
  return PLAIN.test(name) ? name.toUpperCase() : name;
}
