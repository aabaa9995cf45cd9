/** A table as PostgreSQL's catalog describes it; texts of the server are SQL, with every name qualified. */
export interface PgTable {
  oid: string;
  name: string;
  comment: string | null;
  /** `RANGE (day)`, for a partitioned table. */
  partitionKey: string | null;
  /** Estimate; null for a table that was never analysed. Partitions are summed. */
  rows: number | null;
  /** Only some columns may be read. */
  partly: boolean;
  /** Policies decide which rows the role sees. */
  rowSecurity: boolean;
  columns: PgColumn[];
  constraints: PgConstraint[];
  /** `CREATE UNIQUE INDEX …` of those that stand behind no constraint and hold for all rows. */
  uniqueIndexes: string[];
}

export interface PgColumn {
  name: string;
  /** With its arguments: `numeric(10,2)`. */
  type: string;
  /** The type itself, or that of the array's elements, if the schema defines it. */
  ownType: string | null;
  required: boolean;
  identity: 'ALWAYS' | 'BY DEFAULT' | null;
  /** Expression that the database works out. */
  generated: string | null;
  stored: boolean;
  comment: string | null;
}

export interface PgConstraint {
  name: string;
  foreign: boolean;
  primary: boolean;
  /** `PRIMARY KEY (a, b)`. */
  definition: string;
}

/** An enumeration, or a domain over another type. */
export interface PgType {
  oid: string;
  schema: string;
  name: string;
  /** Values of an enumeration, in its order. */
  values: string[] | null;
  /** For a domain. */
  base: string | null;
  baseType: string | null;
  required: boolean;
  constraints: string[];
}

/** Statistics of one column; `distinct` below 0 is a share of the rows, 0 is unknown. */
export interface PgStatistics {
  table: string;
  column: string;
  distinct: number;
  /** Share of empty values, where it is known. */
  nulls?: number;
}
