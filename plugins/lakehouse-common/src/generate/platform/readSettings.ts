import { LineCounter, parseDocument } from 'yaml';
import { jsonPath, type Finding, type Path } from '../../contract/finding';
import { locate } from '../../contract/locate';

/** A settings file that people keep in the repository, as far as YAML goes. */
export interface ReadSettings {
  /** Undefined where it cannot be read. */
  value: unknown;
  /** What is wrong in the YAML itself; `value` says nothing then. */
  broken?: Finding;
  /** A finding at the line of a setting. */
  finding(at: Path, message: string, fix: string): Finding;
}

/**
 * Reads the YAML of a settings file. Never throws.
 *
 * @param notYaml - the sentence for a text that is no YAML
 * @param maxAliasCount - how often values may be shared by anchors
 */
export function readSettings(
  yaml: string,
  notYaml: string,
  maxAliasCount: number,
): ReadSettings {
  const lines = new LineCounter();
  const document = parseDocument(yaml, {
    lineCounter: lines,
    uniqueKeys: true,
    schema: 'core',
  });
  const finding: ReadSettings['finding'] = (at, message, fix) => ({
    severity: 'error',
    path: jsonPath(at),
    ...locate(document, lines, at, false),
    message,
    fix,
  });
  const [error] = document.errors;
  if (error) {
    const { line, col } = lines.linePos(error.pos[0]);
    const fix = 'Correct the indentation or the quotes there.';
    const broken = { ...finding([], notYaml, fix), line, column: col };
    return { value: undefined, broken, finding };
  }
  try {
    return { value: document.toJS({ maxAliasCount }), finding };
  } catch {
    return { value: undefined, finding };
  }
}
