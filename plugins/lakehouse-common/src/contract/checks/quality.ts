import { errorAt, RawFinding } from '../finding';
import { OPERATORS } from '../odcs/quality';
import { Contract } from '../types';
import { checkMetric, QualityRule, RulePlace } from './metrics';

/** A quality rule must have the keys its type needs and exactly one comparison; a metric of the library must make sense where it stands. */
export function checkQuality(contract: Contract): RawFinding[] {
  return contract.schema.flatMap((table, i) => [
    ...checkRules(table.quality, {
      table,
      isColumn: false,
      path: ['schema', i],
    }),
    ...table.properties.flatMap((column, j) =>
      checkRules(column.quality, {
        table,
        isColumn: true,
        path: ['schema', i, 'properties', j],
      }),
    ),
  ]);
}

function checkRules(rules: unknown, at: RulePlace): RawFinding[] {
  return ((rules ?? []) as QualityRule[]).flatMap((rule, i) =>
    checkRule(rule, { ...at, path: [...at.path, 'quality', i] }),
  );
}

function checkRule(rule: QualityRule, at: RulePlace): RawFinding[] {
  const { path } = at;
  const type = rule.type ?? 'library';
  const need = (key: string): RawFinding[] =>
    rule[key] === undefined
      ? errorAt(
          path,
          `a quality rule of type ${type} needs ${key}`,
          `add ${key}`,
        )
      : [];
  if (type === 'custom') return [...need('engine'), ...need('implementation')];
  if (type === 'text') return [];
  const operators = OPERATORS.filter(key => rule[key] !== undefined);
  const comparison: RawFinding[] =
    operators.length === 1
      ? []
      : errorAt(
          path,
          operators.length
            ? `the rule has several comparisons: ${operators.join(', ')}`
            : 'the rule has no comparison',
          'write exactly one, for example mustBe: 0',
        );
  if (type === 'sql') return [...need('query'), ...comparison];
  return [...need('metric'), ...comparison, ...checkMetric(rule, at)];
}
