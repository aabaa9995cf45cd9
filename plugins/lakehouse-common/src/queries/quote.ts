/** A string literal of Python; the escapes of JSON are a subset of those of Python. */
export function pythonString(text: string): string {
  return JSON.stringify(text);
}

/** A string literal inside a Jinja expression. */
export function jinjaString(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
