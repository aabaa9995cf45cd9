/** One thing a person should know about a contract, with the place to change and what to write there. */
export interface Finding {
  severity: 'error' | 'warning';
  /** JSON path into the document, for example `$.schema[0].properties[2].logicalType`. */
  path: string;
  /** 1-based position in the YAML text; absent when the finding is not about a text. */
  line?: number;
  column?: number;
  /** What is wrong. */
  message: string;
  /** What to write instead. */
  fix: string;
}

/** Path into a document, as the keys and indexes that lead there. */
export type Path = Array<string | number>;

/** A finding before its position in the text is looked up. */
export interface RawFinding {
  severity: 'error' | 'warning';
  path: Path;
  /** The finding is about the key itself, not about its value. */
  atKey?: boolean;
  message: string;
  fix: string;
}

/** One error, as the list that checks return. */
export function errorAt(
  path: Path,
  message: string,
  fix: string,
): RawFinding[] {
  return [{ severity: 'error', path, message, fix }];
}

/** `['schema', 0, 'name']` -> `$.schema[0].name`. */
export function jsonPath(path: Path): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`;
    return /^[A-Za-z_][A-Za-z0-9_]*$/.test(step)
      ? `${text}.${step}`
      : `${text}[${JSON.stringify(step)}]`;
  }, '$');
}
