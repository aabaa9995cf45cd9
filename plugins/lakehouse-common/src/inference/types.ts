import type { ContractColumn, ContractTable } from '../contract';

/** What is known about a column besides its definition: statistics of the database, or values of a sample. */
export interface ColumnEvidence {
  /** Values of a sample, empty ones as `''`. They are looked at and never written anywhere. */
  values?: readonly string[];
  /** Different values, as the database estimates them. */
  distinct?: number;
  /** Share of empty values, 0 to 1. */
  nulls?: number;
}

/** What is known about one table besides its contract. */
export interface TableEvidence {
  /** Rows, counted or estimated. */
  rows?: number;
  /** By the column's name in the contract. */
  columns?: Readonly<Record<string, ColumnEvidence>>;
}

/** Evidence by the table's name in the contract. */
export type SourceEvidence = ReadonlyMap<string, TableEvidence>;

/** A table and what is known about it. */
export interface Subject {
  table: ContractTable;
  evidence: TableEvidence;
}

/** Evidence about one column. */
export function evidenceOf(
  { evidence }: Subject,
  column: ContractColumn,
): ColumnEvidence {
  const { columns = {} } = evidence;
  // A column may be called `constructor`.
  return Object.hasOwn(columns, column.name) ? columns[column.name] : {};
}
