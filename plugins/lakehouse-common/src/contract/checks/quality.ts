import { Path, RawFinding } from '../finding';
import { OPERATORS } from '../odcs/quality';
import { Contract } from '../types';

type Rule = Record<string, unknown>;

/** A quality rule must have the keys its type needs and exactly one comparison. */
export function checkQuality(contract: Contract): RawFinding[] {
  return contract.schema.flatMap((table, i) => [
    ...checkRules(table.quality, ['schema', i]),
    ...table.properties.flatMap((column, j) =>
      checkRules(column.quality, ['schema', i, 'properties', j]),
    ),
  ]);
}

function checkRules(rules: unknown, base: Path): RawFinding[] {
  return ((rules ?? []) as Rule[]).flatMap((rule, i) =>
    checkRule(rule, [...base, 'quality', i]),
  );
}

function checkRule(rule: Rule, path: Path): RawFinding[] {
  const type = rule.type ?? 'library';
  const need = (key: string): RawFinding[] =>
    rule[key] === undefined
      ? [
          {
            severity: 'error',
            path,
            message: `a quality rule of type ${type} needs ${key}`,
            fix: `add ${key}`,
          },
        ]
      : [];
  if (type === 'custom') return [...need('engine'), ...need('implementation')];
  if (type === 'text') return [];
  const operators = OPERATORS.filter(key => rule[key] !== undefined);
  const comparison: RawFinding[] =
    operators.length === 1
      ? []
      : [
          {
            severity: 'error',
            path,
            message: operators.length
              ? `the rule has several comparisons: ${operators.join(', ')}`
              : 'the rule has no comparison',
            fix: 'write exactly one, for example mustBe: 0',
          },
        ];
  return [...need(type === 'sql' ? 'query' : 'metric'), ...comparison];
}
