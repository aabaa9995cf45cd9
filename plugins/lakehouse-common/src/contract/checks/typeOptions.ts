import { Path, RawFinding } from '../finding';
import { nearest } from '../structure';
import { Contract, ContractColumn } from '../types';

const RANGE = 'maximum exclusiveMaximum minimum exclusiveMinimum';

/** Keys of `logicalTypeOptions` by logical type (ODCS v3.1.0, `$defs.SchemaBaseProperty`). */
const OPTIONS: Record<string, string[]> = {
  string: ['minLength', 'maxLength', 'pattern', 'format'],
  date: `format ${RANGE}`.split(' '),
  timestamp: `format ${RANGE} timezone defaultTimezone`.split(' '),
  time: `format ${RANGE} timezone defaultTimezone`.split(' '),
  integer: `format ${RANGE} multipleOf`.split(' '),
  number: `format ${RANGE} multipleOf`.split(' '),
  object: ['maxProperties', 'minProperties', 'required'],
  array: ['maxItems', 'minItems', 'uniqueItems'],
  boolean: [],
};

/** `logicalTypeOptions` may only hold what the column's logical type has. */
export function checkTypeOptions(contract: Contract): RawFinding[] {
  return contract.schema.flatMap((table, i) =>
    table.properties.flatMap((column, j) =>
      checkColumnOptions(column, ['schema', i, 'properties', j]),
    ),
  );
}

function checkColumnOptions(column: ContractColumn, path: Path): RawFinding[] {
  const options = Object.keys(column.logicalTypeOptions ?? {});
  if (!options.length) return [];
  const at = [...path, 'logicalTypeOptions'];
  if (!column.logicalType) {
    return [
      {
        severity: 'error',
        path: at,
        message: `${column.name} has logicalTypeOptions but no logicalType`,
        fix: 'add logicalType',
      },
    ];
  }
  const known = OPTIONS[column.logicalType];
  return options
    .filter(
      option => column.logicalType !== 'boolean' && !known.includes(option),
    )
    .map((option): RawFinding => {
      const near = nearest(option, known);
      return {
        severity: 'error',
        path: [...at, option],
        atKey: true,
        message: `${option.slice(0, 80)} is no option of the type ${
          column.logicalType
        }`,
        fix: near
          ? `did you mean ${near}?`
          : `write one of ${known.join(', ')}`,
      };
    });
}
