import type {
  LogicalType,
  SourceFile,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import type { FileColumn, InferredType } from './types';

const FLOAT =
  'is a binary float: it is loaded as a decimal and rounded. Declare its scale (logicalTypeOptions.multipleOf: 0.01), or write it as a decimal';

/** Logical type and, where somebody should look, why; by the type that ingestion names (`column_types.py`). */
const TYPES: Array<[RegExp, LogicalType, string?]> = [
  [/^(smallint|integer|bigint)$/, 'integer'],
  [/^decimal\(/, 'number'],
  [/^(real|double precision)$/, 'number', FLOAT],
  [/^boolean$/, 'boolean'],
  [/^date$/, 'date'],
  [/^timestamp( with time zone)?$/, 'timestamp'],
  [/^json$/, 'object'],
];

/** The type that a Parquet file says: it is taken as it is, and nothing is inferred. */
function parquetColumnType(type: string): InferredType {
  const [, logicalType, warning] =
    TYPES.find(([pattern]) => pattern.test(type)) ?? [];
  return {
    logicalType: logicalType ?? 'string',
    physicalType: type,
    ...(warning && { warning }),
  };
}

/** Columns of a sample of Parquet, with the values that it brought. A line that is no JSON does not come from `sampleFile` and is left out. */
export function readParquet({ content, columns = [] }: SourceFile): {
  columns: FileColumn[];
  rows: number;
} {
  const rows = content.split('\n').flatMap(line => {
    try {
      return line ? [JSON.parse(line) as Record<string, unknown>] : [];
    } catch {
      return [];
    }
  });
  return {
    rows: rows.length,
    columns: columns.map(({ name, type }) => ({
      name,
      values: rows.map(row => String(row?.[name] ?? '')),
      type: parquetColumnType(type),
    })),
  };
}
