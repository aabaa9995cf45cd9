/** Quotes an identifier in Spark SQL, where a backtick is escaped by doubling it. */
export function backtick(identifier: string): string {
  return `\`${identifier.replaceAll('`', '``')}\``;
}

/** Quotes an identifier as the SQL standard says (Athena, Snowflake). */
export function doubleQuote(identifier: string): string {
  return `"${identifier.replaceAll('"', '""')}"`;
}

/** A string literal of Python; the escapes of JSON are a subset of those of Python. */
export function pythonString(text: string): string {
  return JSON.stringify(text);
}

/** A string literal inside a Jinja expression. */
export function jinjaString(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
