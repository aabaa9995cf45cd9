import { errorAt, Path, RawFinding } from '../finding';
import { nearest } from '../structure';
import { Contract, ContractColumn } from '../types';
import { checkPattern } from './metrics';

/** What an option may hold, and how a person is told. */
const KINDS = {
  count: { expected: 'a whole number', holds: isCount },
  number: { expected: 'a number', holds: isNumber },
  text: { expected: 'a text', holds: isText },
  flag: { expected: 'true or false', holds: isFlag },
  names: { expected: 'a list of names', holds: isNames },
  integerFormat: {
    expected: 'i8 to i128 or u8 to u128',
    holds: (v: unknown) => /^[iu](8|16|32|64|128)$/.test(String(v)),
  },
  floatFormat: {
    expected: 'f32 or f64',
    holds: (v: unknown) => v === 'f32' || v === 'f64',
  },
};
type Kind = keyof typeof KINDS;

const range = (kind: Kind): Record<string, Kind> => ({
  maximum: kind,
  exclusiveMaximum: kind,
  minimum: kind,
  exclusiveMinimum: kind,
});
const zone = {
  timezone: 'flag',
  defaultTimezone: 'text',
} satisfies Record<string, Kind>;

/** `logicalTypeOptions` by logical type (ODCS v3.1.0, `$defs.SchemaBaseProperty`); a boolean may have any. */
const OPTIONS: Record<string, Record<string, Kind>> = {
  string: {
    minLength: 'count',
    maxLength: 'count',
    pattern: 'text',
    format: 'text',
  },
  date: { format: 'text', ...range('text') },
  timestamp: { format: 'text', ...range('text'), ...zone },
  time: { format: 'text', ...range('text'), ...zone },
  integer: {
    format: 'integerFormat',
    multipleOf: 'number',
    ...range('number'),
  },
  number: { format: 'floatFormat', multipleOf: 'number', ...range('number') },
  object: { maxProperties: 'count', minProperties: 'count', required: 'names' },
  array: { maxItems: 'count', minItems: 'count', uniqueItems: 'flag' },
};

/** `logicalTypeOptions`, `items` and `properties` may only hold what the column's logical type has. */
export function checkTypeOptions(contract: Contract): RawFinding[] {
  return contract.schema.flatMap((table, i) =>
    checkColumns(table.properties, ['schema', i, 'properties']),
  );
}

function checkColumns(columns: ContractColumn[], path: Path): RawFinding[] {
  return columns.flatMap((column, i) => checkColumn(column, [...path, i]));
}

function checkColumn(column: ContractColumn, path: Path): RawFinding[] {
  const { properties, items } = column as {
    properties?: ContractColumn[];
    items?: ContractColumn;
  };
  return [
    ...checkOptions(column, [...path, 'logicalTypeOptions']),
    ...checkNested(column, 'properties', 'object', path),
    ...checkNested(column, 'items', 'array', path),
    ...checkColumns(properties ?? [], [...path, 'properties']),
    ...(items ? checkColumn(items, [...path, 'items']) : []),
  ];
}

function checkNested(
  column: ContractColumn,
  key: string,
  type: string,
  path: Path,
): RawFinding[] {
  return column[key] === undefined || column.logicalType === type
    ? []
    : [
        {
          severity: 'error',
          path: [...path, key],
          atKey: true,
          message: `${key} stands at a column that is no ${type}`,
          fix: `write logicalType: ${type}, or remove ${key}`,
        },
      ];
}

function checkOptions(
  { name, logicalType, logicalTypeOptions = {} }: ContractColumn,
  path: Path,
): RawFinding[] {
  const options = Object.entries(logicalTypeOptions);
  if (!options.length || logicalType === 'boolean') return [];
  if (!logicalType) {
    return [
      {
        severity: 'error',
        path,
        message: `${name} has logicalTypeOptions but no logicalType`,
        fix: 'add logicalType',
      },
    ];
  }
  return [
    ...options.flatMap(([option, value]) =>
      checkOption(option, value, logicalType, [...path, option]),
    ),
    ...checkLimits(name, logicalTypeOptions, path),
  ];
}

/** Lower limits and the upper ones that they may not pass. */
const LIMITS = [
  ['minimum', 'maximum'],
  ['exclusiveMinimum', 'exclusiveMaximum'],
  ['minLength', 'maxLength'],
  ['minItems', 'maxItems'],
  ['minProperties', 'maxProperties'],
];

/** A value that every row would break is a slip. Dates and times compare as their texts do. */
function checkLimits(
  name: string,
  options: Record<string, unknown>,
  path: Path,
): RawFinding[] {
  const found = LIMITS.flatMap(([low, high]) => {
    const [from, to] = [options[low] as string, options[high] as string];
    return typeof from === typeof to && from > to
      ? errorAt(
          [...path, low],
          `no value of ${name} can be right: ${low} is above ${high}`,
          `write a ${low} of at most ${to}`,
        )
      : [];
  });
  const { pattern } = options;
  return typeof pattern === 'string'
    ? [...found, ...checkPattern(pattern, [...path, 'pattern'])]
    : found;
}

function checkOption(
  option: string,
  value: unknown,
  type: string,
  path: Path,
): RawFinding[] {
  const known = OPTIONS[type];
  if (!Object.keys(known).includes(option)) {
    const near = nearest(option, Object.keys(known));
    const all = Object.keys(known).join(', ');
    return [
      {
        severity: 'error',
        path,
        atKey: true,
        message: `${option.slice(0, 80)} is no option of the type ${type}`,
        fix: near ? `did you mean ${near}?` : `write one of ${all}`,
      },
    ];
  }
  const kind = KINDS[known[option]];
  if (kind.holds(value)) return [];
  return [
    {
      severity: 'error',
      path,
      message: `${option} is ${JSON.stringify(value)?.slice(0, 80)}`,
      fix: `write ${kind.expected}`,
    },
  ];
}

function isCount(value: unknown): boolean {
  return Number.isInteger(value) && (value as number) >= 0;
}

function isNumber(value: unknown): boolean {
  return typeof value === 'number';
}

function isText(value: unknown): boolean {
  return typeof value === 'string';
}

function isFlag(value: unknown): boolean {
  return typeof value === 'boolean';
}

function isNames(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0 && value.every(isText);
}
