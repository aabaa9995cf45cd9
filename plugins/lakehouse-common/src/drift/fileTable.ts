import type { ContractColumn, ContractTable } from '../contract';
import type { FileFormat } from '../samples/names';
import type { SchemaPolicy } from './schemaPolicy';
import { sourceName } from './sourceNames';
import { typeChange, type TypeChange } from './typeChange';

/** What the samples of a table's files show beside their columns. */
export interface FilesOfTable {
  /** Absent when the files are there and cannot be compared. */
  format?: FileFormat;
  /** A value that the type of the contract does not take, by the column's name in the files; of formats without types. */
  misfits: ReadonlyMap<string, string>;
  /** Whether records may have members that the samples do not show: of JSON that was cut. */
  isPartial: boolean;
}

/** Files by the table's name in the source. */
export type SourceFiles = ReadonlyMap<string, FilesOfTable>;

/**
 * How a column differs by its type. CSV and JSON have none: there only a value that the declared type does not take is a difference,
 * whatever else the sample looks like.
 */
export function columnChange(
  was: ContractColumn,
  now: ContractColumn,
  files: FilesOfTable | undefined,
): TypeChange | undefined {
  const change = typeChange(was, now);
  if (!files || files.format === 'parquet') return change;
  if (!files.misfits.has(sourceName(was))) return undefined;
  return change === 'widened' ? change : 'retyped';
}

/** Whether a column that no sample shows is gone; a member of JSON may only be rare. */
export function isGone(
  { primaryKey, required }: ContractColumn,
  files: FilesOfTable | undefined,
): boolean {
  return !files?.isPartial || primaryKey === true || required === true;
}

/**
 * The columns of files as a known table takes them in. Loads may have added a new column of CSV and JSON already, and then as text, which
 * no column in Iceberg can change from; under other policies than `evolve` none was added.
 */
export function asLoaded(
  table: ContractTable,
  now: ContractTable,
  files: FilesOfTable | undefined,
  policy: SchemaPolicy,
): ContractTable {
  if (!files || files.format === 'parquet' || policy !== 'evolve') return now;
  const known = new Set(table.properties.map(sourceName));
  return {
    ...now,
    properties: now.properties.map(column =>
      known.has(sourceName(column)) ? column : asText(column),
    ),
  };
}

function asText({
  logicalTypeOptions: _,
  customProperties: __,
  relationships: ___,
  ...column
}: ContractColumn): ContractColumn {
  return { ...column, logicalType: 'string', physicalType: 'text' };
}
