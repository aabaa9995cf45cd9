import { closest, distance } from 'fastest-levenshtein';
import { z } from 'zod';
import { Path, RawFinding } from './finding';
import { odcs } from './odcs/schema';

type Issue = z.core.$ZodIssue;
type Schema = z.core.$ZodType;

/** Checks a parsed document against ODCS v3.1.0: unknown keys, missing keys, wrong types, values outside an enumeration. */
export function checkStructure(document: unknown): RawFinding[] {
  const result = odcs.safeParse(document);
  if (result.success) return [];
  return result.error.issues.flatMap(issue => explain(issue, document, []));
}

function explain(issue: Issue, document: unknown, base: Path): RawFinding[] {
  const path = [...base, ...(issue.path as Path)];
  const key = String(path[path.length - 1] ?? 'document');
  const error = (message: string, fix: string, atKey = false): RawFinding => ({
    severity: 'error',
    path,
    message,
    fix,
    atKey,
  });
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map(unknown => unknownKey([...path, unknown]));
    case 'invalid_union':
      return explainUnion(issue, document, path);
    case 'invalid_type':
      return [wrongType(issue.expected, valueAt(document, path), error, key)];
    case 'invalid_value':
      return [
        valueAt(document, path) === undefined
          ? error(`${key} is missing`, `add ${key}: ${String(issue.values[0])}`)
          : wrongValue(
              valueAt(document, path),
              issue.values.map(String),
              error,
              key,
            ),
      ];
    case 'too_small':
      return [error(`${key} is empty`, `give ${key} at least one entry`)];
    default:
      return [error(`${key}: ${issue.message}`, `change ${key}`)];
  }
}

/** The branch of a union that fits the value's kind tells more than "no branch fits". */
function explainUnion(
  issue: Extract<Issue, { code: 'invalid_union' }>,
  document: unknown,
  path: Path,
): RawFinding[] {
  const fitting = issue.errors.find(
    branch => !branch.some(i => i.code === 'invalid_type' && !i.path.length),
  );
  const branch = fitting ?? issue.errors[0] ?? [];
  return branch.flatMap(i => explain(i, document, path));
}

type MakeError = (message: string, fix: string) => RawFinding;

function wrongType(
  expected: string,
  value: unknown,
  error: MakeError,
  key: string,
): RawFinding {
  if (value === undefined) {
    return error(`${key} is missing`, `add ${key} (${expected})`);
  }
  if (value === null) {
    return error(
      `${key} has no value`,
      `give it a value (${expected}) or remove the key`,
    );
  }
  const isScalar = typeof value !== 'object';
  const fix =
    expected === 'string' && isScalar
      ? `put it in quotes: ${key}: "${value}"`
      : `write a value of type ${expected}`;
  return error(`${key} is ${kindOf(value)}, expected ${expected}`, fix);
}

function wrongValue(
  value: unknown,
  allowed: string[],
  error: MakeError,
  key: string,
): RawFinding {
  if (value === null) return wrongType('one of its values', null, error, key);
  const near = nearest(String(value), allowed);
  return error(
    `${key} is ${JSON.stringify(value)?.slice(0, 80)}, which is not allowed`,
    near ? `did you mean ${near}?` : `write one of ${allowed.join(', ')}`,
  );
}

function unknownKey(path: Path): RawFinding {
  const key = String(path[path.length - 1]);
  const known = knownKeys(path.slice(0, -1));
  const near = nearest(key, known);
  return {
    severity: 'error',
    path,
    atKey: true,
    message: `${key.slice(0, 80)} is not a field of ODCS v3.1.0 here`,
    fix: near
      ? `did you mean ${near}?`
      : 'remove it, or move it into customProperties',
  };
}

/** The known word closest to a typed one, if it is close enough to be a slip. */
export function nearest(word: string, known: string[]): string | undefined {
  if (!known.length || word.length > 100) return undefined;
  const exact = known.find(k => k.toLowerCase() === word.toLowerCase());
  const best = exact ?? closest(word, known);
  return distance(word.toLowerCase(), best.toLowerCase()) <=
    Math.max(1, Math.floor(best.length / 3))
    ? best
    : undefined;
}

function knownKeys(path: Path): string[] {
  let schemas: Schema[] = [odcs];
  for (const step of path) {
    schemas = schemas.flatMap(unwrap).flatMap(schema => child(schema, step));
  }
  return schemas
    .flatMap(unwrap)
    .flatMap(schema =>
      schema instanceof z.ZodObject ? Object.keys(schema.shape) : [],
    );
}

function unwrap(schema: Schema): Schema[] {
  if (schema instanceof z.ZodOptional) return unwrap(schema.unwrap());
  if (schema instanceof z.ZodUnion) return schema.options.flatMap(unwrap);
  return [schema];
}

function child(schema: Schema, step: string | number): Schema[] {
  if (schema instanceof z.ZodArray) return [schema.element];
  if (schema instanceof z.ZodObject && step in schema.shape) {
    return [schema.shape[step]];
  }
  return [];
}

function valueAt(document: unknown, path: Path): unknown {
  return path.reduce<any>((value, step) => value?.[step], document);
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a mapping';
  return `a ${typeof value}`;
}
