import type { TypeName } from './ast';

/** A table as the statements describe it, before it becomes part of a contract. */
export interface DdlTable {
  schema: string;
  name: string;
  line: number;
  columns: DdlColumn[];
  primaryKey: string[];
  uniques: string[][];
  foreignKeys: DdlForeignKey[];
  comment?: string;
  /** A partition of another table: its rows are read through that one. */
  partitionOf?: string;
  /** Columns by which the table is partitioned; PostgreSQL wants them in its primary key. */
  partitionedBy: string[];
}

export interface DdlColumn {
  name: string;
  type: TypeName;
  required: boolean;
  /** Worked out by the database from other columns of the row. */
  generated: boolean;
  acceptedValues?: string[];
  comment?: string;
}

export interface DdlForeignKey {
  columns: string[];
  schema: string;
  table: string;
  /** Empty: the primary key of the table. */
  toColumns: string[];
}

/** A type that the schema defines: an enumeration, or a domain over another type. */
export type DdlType =
  | { kind: 'enum'; values: string[] }
  | { kind: 'domain'; type: TypeName; required: boolean; values?: string[] };

/** Everything the statements have said so far. */
export interface DdlModel {
  tables: DdlTable[];
  types: Map<string, DdlType>;
}

export const DEFAULT_SCHEMA = 'public';

export function findTable(
  model: DdlModel,
  relation: { schemaname?: string; relname: string },
): DdlTable | undefined {
  const schema = relation.schemaname ?? DEFAULT_SCHEMA;
  return model.tables.find(
    table => table.schema === schema && table.name === relation.relname,
  );
}
