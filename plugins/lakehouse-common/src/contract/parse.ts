import { LineCounter, parseDocument } from 'yaml';
import { checkMeaning } from './checks';
import { Finding, jsonPath, RawFinding } from './finding';
import { locate, Place } from './locate';
import { checkStructure } from './structure';
import { Contract } from './types';
import { YAML_OPTIONS } from './yamlOptions';

/** A contract that was read, and what there is to say about it. */
export interface ParsedContract {
  /** Absent when there is an error among the findings. */
  contract?: Contract;
  /** By their place in the text. */
  findings: Finding[];
}

/**
 * Reads a contract from YAML (or JSON) and checks it: the syntax, then the structure of ODCS v3.1.0, then that names, references and
 * settings fit together. Never throws; every finding names its place and what to write instead.
 */
export function parseContract(yamlText: string): ParsedContract {
  const lines = new LineCounter();
  const document = parseDocument(yamlText, {
    ...YAML_OPTIONS,
    lineCounter: lines,
  });
  if (document.errors.length) {
    return { findings: document.errors.map(e => syntaxFinding(e, lines)) };
  }
  let value: unknown;
  try {
    value = document.toJS();
  } catch (e) {
    return { findings: [unreadable(String(e).slice(0, 200))] };
  }
  const place = (path: RawFinding['path'], atKey: boolean) =>
    locate(document, lines, path, atKey);
  const contract = withTeamObject(value) as Contract;
  const raw = checkStructure(value);
  const readable = raw.every(finding => finding.atKey);
  if (readable) raw.push(...teamWarning(value), ...checkMeaning(contract));
  const findings = raw
    .map(finding => publish(finding, place))
    .sort((a, b) => a.line! - b.line! || a.column! - b.column!);
  const failed = findings.some(finding => finding.severity === 'error');
  return failed ? { findings } : { contract, findings };
}

function publish(
  { severity, path, atKey = false, message, fix }: RawFinding,
  place: (path: RawFinding['path'], atKey: boolean) => Place,
): Finding {
  return {
    severity,
    path: jsonPath(path),
    ...place(path, atKey),
    message,
    fix,
  };
}

function syntaxFinding(
  e: { message: string; pos: [number, number] },
  lines: LineCounter,
): Finding {
  const { line, col } = lines.linePos(e.pos[0]);
  return {
    severity: 'error',
    path: '$',
    line,
    column: col,
    message: `this is not YAML: ${
      e.message.split(' at line')[0].split('\n')[0]
    }`,
    fix: 'correct the syntax at this place',
  };
}

function unreadable(reason: string): Finding {
  return {
    severity: 'error',
    path: '$',
    line: 1,
    column: 1,
    message: `the document cannot be read: ${reason}`,
    fix: 'write a plain document with few aliases',
  };
}

/** Before v3.1.0 `team` was a list of members. */
function withTeamObject(value: unknown): unknown {
  const { team } = (value ?? {}) as { team?: unknown };
  return Array.isArray(team)
    ? { ...(value as object), team: { members: team } }
    : value;
}

function teamWarning(value: unknown): RawFinding[] {
  if (!Array.isArray((value as { team?: unknown }).team)) return [];
  return [
    {
      severity: 'warning',
      path: ['team'],
      message:
        'team is a list, the form before ODCS v3.1.0; it cannot name the owner',
      fix: 'write team: { name: <group>, members: [...] }',
    },
  ];
}
