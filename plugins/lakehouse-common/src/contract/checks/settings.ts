import { z } from 'zod';
import { Path, RawFinding } from '../finding';
import { nearest } from '../structure';
import {
  Contract,
  ContractTable,
  CustomProperty,
  LAKEHOUSE_PROPERTY as P,
} from '../types';
import { checkColumn } from './references';
import {
  AT_COLUMN,
  AT_CONTRACT,
  AT_SERVER,
  AT_TABLE,
  columnList,
  partitionList,
  Rules,
} from './settingRules';

const PREFIX = 'lakehouse.';

/** Our own custom properties must be known where they stand, have the right type and name existing columns. */
export function checkSettings(contract: Contract): RawFinding[] {
  return [
    ...checkProperties(contract.customProperties, AT_CONTRACT, []),
    ...(contract.servers ?? []).flatMap((server, i) =>
      checkProperties(server.customProperties, AT_SERVER, ['servers', i]),
    ),
    ...contract.schema.flatMap((table, i) => [
      ...checkProperties(table.customProperties, AT_TABLE, ['schema', i]),
      ...checkNamedColumns(table, ['schema', i]),
      ...table.properties.flatMap((column, j) =>
        checkProperties(column.customProperties, AT_COLUMN, [
          'schema',
          i,
          'properties',
          j,
        ]),
      ),
    ]),
  ];
}

function checkProperties(
  properties: CustomProperty[] = [],
  rules: Rules,
  base: Path,
): RawFinding[] {
  const seen = new Set<string>();
  return properties.flatMap(({ property, value }, i): RawFinding[] => {
    if (!property.startsWith(PREFIX)) return [];
    const error = (
      at: 'property' | 'value',
      message: string,
      fix: string,
    ): RawFinding[] => [
      {
        severity: 'error',
        path: [...base, 'customProperties', i, at],
        message,
        fix,
      },
    ];
    const known = rules[property];
    if (!known) {
      const near = nearest(property, Object.keys(rules));
      return error(
        'property',
        `${property.slice(0, 80)} means nothing here`,
        near
          ? `did you mean ${near}?`
          : `write one of ${Object.keys(rules).join(', ')}`,
      );
    }
    if (seen.has(property)) {
      return error(
        'property',
        `${property} stands here twice`,
        'keep one of them',
      );
    }
    seen.add(property);
    if (known.schema.safeParse(value).success) return [];
    const shown = known.hidden
      ? 'something else'
      : JSON.stringify(value)?.slice(0, 80);
    return error('value', `${property} is ${shown}`, `write ${known.expected}`);
  });
}

function checkNamedColumns(table: ContractTable, base: Path): RawFinding[] {
  return (table.customProperties ?? []).flatMap(({ property, value }, i) =>
    namedColumns(property, value).flatMap(column =>
      checkColumn(table, column, [...base, 'customProperties', i, 'value']),
    ),
  );
}

/** Settings whose value is the name of one column. */
const ONE_COLUMN: string[] = [P.cursor, P.operationColumn, P.sequenceColumn];
const COLUMN_LISTS: string[] = [P.businessKey, P.multiActiveKey];

function namedColumns(property: string, value: unknown): string[] {
  const read = <T>(schema: z.ZodType<T[]>): T[] =>
    schema.safeParse(value).data ?? [];
  if (ONE_COLUMN.includes(property)) {
    return typeof value === 'string' ? [value] : [];
  }
  if (COLUMN_LISTS.includes(property)) return read(columnList);
  return property === P.partition
    ? read(partitionList).map(({ column }) => column)
    : [];
}
