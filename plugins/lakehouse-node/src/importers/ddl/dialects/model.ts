import type { ImportFinding } from '../../types';
import type { OtherDialect, Token } from './tokens';

/** A column as another dialect describes it. */
export interface OtherColumn {
  name: string;
  /** As PostgreSQL would say it. */
  type: string;
  values?: string[];
  required: boolean;
  identity: boolean;
  generated: boolean;
  comment?: string;
}

export interface OtherKey {
  kind: 'primary' | 'unique';
  columns: string[];
}

export interface OtherReference {
  columns: string[];
  schema?: string;
  table: string;
  toColumns: string[];
}

/** A table of which the statements have said something. */
export interface OtherTable {
  schema?: string;
  name: string;
  line: number;
  columns: OtherColumn[];
  keys: OtherKey[];
  references: OtherReference[];
  /** Columns with a list of values that a check allows. */
  checks: { column: string; values: string[] }[];
  comment?: string;
  partitionedBy: string[];
}

/** What reading a statement needs, and adds to. */
export interface Reading {
  dialect: OtherDialect;
  tables: OtherTable[];
  findings: ImportFinding[];
  /** The text of tokens as it was written. */
  source(tokens: Token[]): string;
}

const same = (a: string | undefined, b: string | undefined) =>
  a?.toLowerCase() === b?.toLowerCase();

/** The table that a statement names: as it is written, else without regard to case, which no dialect but quoted names looks at. */
export function findTable(
  tables: OtherTable[],
  { schema, name }: { schema?: string; name: string },
): OtherTable | undefined {
  const inSchema = tables.filter(
    table => !schema || !table.schema || same(table.schema, schema),
  );
  return (
    inSchema.find(table => table.name === name) ??
    inSchema.find(table => same(table.name, name))
  );
}

/** The name of a column as its table declares it. */
export function columnName(
  table: OtherTable | undefined,
  name: string,
): string {
  const names = table?.columns.map(column => column.name) ?? [];
  return (
    names.find(one => one === name) ??
    names.find(one => same(one, name)) ??
    name
  );
}
