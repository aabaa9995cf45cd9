import {
  FORMAT_TITLES,
  type LogicalType,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import type { ImportFinding } from '../types';
import { text } from './plainTypes';
import type { FileColumn, FileTable, InferredType } from './types';

/**
 * Puts the files of one table together, as ingestion does: columns are found by name, and one that a file lacks is NULL in its rows. Files of
 * several formats cannot be one table.
 */
export function joinFiles(files: FileTable[]): {
  tables: FileTable[];
  findings: ImportFinding[];
} {
  const findings: ImportFinding[] = [];
  const groups = new Map<string, FileTable[]>();
  for (const file of files) {
    groups.set(file.table, [...(groups.get(file.table) ?? []), file]);
  }
  const tables = [...groups.values()].flatMap(group => {
    const formats = [...new Set(group.map(({ format }) => format))];
    if (formats.length === 1) {
      return [group.length === 1 ? group[0] : joined(group)];
    }
    findings.push({
      severity: 'error',
      file: group[0].file,
      message: `The table ${
        group[0].table
      } has files of several formats (${formats
        .map(format => FORMAT_TITLES[format])
        .join(', ')}): ${group
        .map(({ file }) => file)
        .join(', ')}. Leave those of one.`,
    });
    return [];
  });
  return { tables, findings };
}

function joined(group: FileTable[]): FileTable {
  const names = [
    ...new Set(group.flatMap(({ columns }) => columns.map(one => one.name))),
  ];
  return {
    ...group[0],
    file: group.map(({ file }) => file).join(', '),
    rows: group.reduce((sum, { rows }) => sum + rows, 0),
    columns: names.map(name => joinedColumn(name, group)),
  };
}

function joinedColumn(name: string, group: FileTable[]): FileColumn {
  const parts = group.map(({ columns, rows }) => ({
    rows,
    column: columns.find(one => one.name === name),
  }));
  const types = parts.flatMap(({ column }) => column?.type ?? []);
  const type = types.length > 0 ? joinedType(types) : undefined;
  return {
    name,
    values: parts.flatMap(
      ({ column, rows }) => column?.values ?? new Array<string>(rows).fill(''),
    ),
    ...(type && { type, lastType: types[types.length - 1] }),
  };
}

const NUMBERS: LogicalType[] = ['integer', 'number'];

/** Types that files say themselves; the wider one of two numbers, and text where they have nothing in common. */
function joinedType(types: InferredType[]): InferredType {
  const [first] = types;
  if (types.every(type => type.physicalType === first.physicalType)) {
    return types.find(({ question }) => question) ?? first;
  }
  if (types.every(({ logicalType }) => logicalType === 'integer')) {
    return types.find(type => type.physicalType === 'bigint') ?? first;
  }
  if (types.every(({ logicalType }) => NUMBERS.includes(logicalType))) {
    const numbers = types.filter(type => type.logicalType === 'number');
    const wide = numbers.find(
      ({ physicalType }) => physicalType === 'double precision',
    );
    return wide ?? decimalOf(numbers);
  }
  return text('text, because the files have several types');
}

const PRECISION = /^(?:numeric|decimal)\((\d+),(\d+)\)$/;
const MAX_DIGITS = 38;
const INTEGER_DIGITS = 19;

function decimalOf(numbers: InferredType[]): InferredType {
  const sizes = numbers.flatMap(({ physicalType }) => {
    const [, precision, scale] = PRECISION.exec(physicalType) ?? [];
    return precision ? [{ p: Number(precision), s: Number(scale) }] : [];
  });
  if (sizes.length < numbers.length) return numbers[0];
  const scale = Math.max(...sizes.map(({ s }) => s));
  const whole = Math.max(INTEGER_DIGITS, ...sizes.map(({ p, s }) => p - s));
  const precision = Math.min(MAX_DIGITS, whole + scale);
  return {
    logicalType: 'number',
    physicalType: `decimal(${precision},${scale})`,
  };
}
