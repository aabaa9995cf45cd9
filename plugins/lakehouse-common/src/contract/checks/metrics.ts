import { errorAt, Path, RawFinding } from '../finding';
import { OPERATORS } from '../odcs/quality';
import { ContractTable } from '../types';
import { checkColumn } from './references';

/** A quality rule as the structure has let it through. */
export type QualityRule = Record<string, unknown>;

/** Where a rule stands: at a table, or at one of its columns. */
export interface RulePlace {
  table: ContractTable;
  isColumn: boolean;
  path: Path;
}

/** Arguments that each metric of the library reads; of a list of names, one is needed. */
const METRICS: Record<
  string,
  { at: 'column' | 'table' | 'both'; one: string[] }
> = {
  nullValues: { at: 'column', one: [] },
  missingValues: { at: 'column', one: ['missingValues'] },
  invalidValues: { at: 'column', one: ['validValues', 'pattern'] },
  duplicateValues: { at: 'both', one: [] },
  rowCount: { at: 'table', one: [] },
};

/**
 * A rule with a metric of the ODCS library is enforced when a table is loaded, so that what it cannot mean is an error: a metric at the
 * wrong place, arguments it does not have, a comparison with something that is no number.
 */
export function checkMetric(rule: QualityRule, place: RulePlace): RawFinding[] {
  const metric = String(rule.metric);
  const known = METRICS[metric];
  if (!known) return [];
  return [
    ...checkPlace(metric, known.at, place),
    ...checkArguments(rule, metric, known.one, place),
    ...checkComparison(rule, place.path),
    ...checkUnit(rule, metric, place.path),
  ];
}

function checkPlace(
  metric: string,
  at: string,
  { isColumn, path }: RulePlace,
): RawFinding[] {
  if (at === 'both' || (at === 'column') === isColumn) return [];
  return errorAt(
    [...path, 'metric'],
    `${metric} stands at a ${isColumn ? 'column' : 'table'}`,
    `move it to the ${at} it is about`,
  );
}

function checkArguments(
  rule: QualityRule,
  metric: string,
  oneOf: string[],
  place: RulePlace,
): RawFinding[] {
  const given = (rule.arguments ?? {}) as Record<string, unknown>;
  const path = [...place.path, 'arguments'];
  const known = metric === 'duplicateValues' ? ['properties'] : oneOf;
  const strange = Object.keys(given)
    .filter(name => !known.includes(name))
    .flatMap(name =>
      errorAt(
        [...path, name],
        `${name.slice(0, 80)} is no argument of ${metric}`,
        known.length ? `write ${known.join(' or ')}` : 'remove it',
      ),
    );
  const needs = metric === 'duplicateValues' && !place.isColumn ? known : oneOf;
  const missing =
    needs.length && !needs.some(name => given[name] !== undefined)
      ? errorAt(
          place.path,
          `${metric} does not say which ${
            metric === 'duplicateValues' ? 'columns' : 'values'
          }`,
          `add arguments with ${needs.join(' or ')}`,
        )
      : [];
  return [
    ...strange,
    ...missing,
    ...Object.entries(given).flatMap(([name, value]) =>
      checkArgument(name, value, place, [...path, name]),
    ),
  ];
}

function checkArgument(
  name: string,
  value: unknown,
  { table }: RulePlace,
  path: Path,
): RawFinding[] {
  if (name === 'pattern') return checkPattern(value, path);
  if (!['validValues', 'missingValues', 'properties'].includes(name)) return [];
  const list = Array.isArray(value) ? (value as unknown[]) : [];
  if (!list.length || list.some(item => typeof item === 'object' && item)) {
    return errorAt(path, `${name} is no list of values`, 'write [a, b, …]');
  }
  return name === 'properties'
    ? list.flatMap(column => checkColumn(table, String(column), path))
    : [];
}

/** A pattern is run by Java; what JavaScript cannot read is only doubtful. */
export function checkPattern(value: unknown, path: Path): RawFinding[] {
  if (typeof value !== 'string' || !value) {
    return errorAt(
      path,
      'the pattern is no text',
      'write a regular expression',
    );
  }
  try {
    RegExp(value.replace(/^\(\?[imsux]+\)/, ''));
    return [];
  } catch {
    return [
      {
        severity: 'warning',
        path,
        message: 'the pattern may not be a regular expression',
        fix: 'check its brackets and quantifiers; the syntax is that of Java',
      },
    ];
  }
}

function checkComparison(rule: QualityRule, path: Path): RawFinding[] {
  return OPERATORS.filter(name => rule[name] !== undefined).flatMap(name => {
    const value = rule[name];
    const at = [...path, name];
    if (Array.isArray(value)) {
      return (value[0] as number) <= (value[1] as number)
        ? []
        : errorAt(
            at,
            `${name} begins above its end`,
            'write [least, greatest]',
          );
    }
    return typeof value === 'number'
      ? []
      : errorAt(
          at,
          `${name} is ${JSON.stringify(value)?.slice(0, 80)}`,
          'write a number: how many rows, or percent of them',
        );
  });
}

function checkUnit(
  rule: QualityRule,
  metric: string,
  path: Path,
): RawFinding[] {
  const units = metric === 'rowCount' ? ['rows'] : ['rows', 'percent'];
  if (rule.unit === undefined || units.includes(String(rule.unit))) return [];
  return errorAt(
    [...path, 'unit'],
    `the unit of ${metric} is ${JSON.stringify(rule.unit)?.slice(0, 80)}`,
    `write ${units.join(' or ')}`,
  );
}
