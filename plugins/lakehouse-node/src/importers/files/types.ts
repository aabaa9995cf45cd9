import type {
  FileFormat,
  LogicalType,
  NumberFormat,
  Reading,
} from '@lakehouse/backstage-plugin-lakehouse-common';

/** Type of a column as its values, or its file, show it. */
export interface InferredType {
  logicalType: LogicalType;
  /** Type to load it as, for example `numeric(8,2)`. */
  physicalType: string;
  /** How dates are written, where it is not yyyy-MM-dd. */
  dateFormat?: string;
  /** How numbers are written, where it is not with a point and nothing else. */
  numberFormat?: NumberFormat;
  /** Why, when the choice may surprise. */
  reason?: string;
  /** A person has to look at it. */
  warning?: string;
  /** The values allow more than one reading, which only a person can tell. */
  question?: TypeQuestion;
}

/** What the values can mean; until somebody has said so, they are text. */
export interface TypeQuestion {
  /** A value that shows it. */
  example: string;
  choices: Array<{ as: Reading; type: InferredType }>;
}

/** A column of a file: its name there, and its values as ingestion delivers them; an empty one is NULL. */
export interface FileColumn {
  name: string;
  values: string[];
  /** Where the file itself, or the form of its values, says the type. */
  type?: InferredType;
  /** Where the files of a table say several types: that of the last one, which rows arrive with from now on. */
  lastType?: InferredType;
}

/** What was read of one file, or of several files of one table. */
export interface FileTable {
  /** Name of the file, for people. */
  file: string;
  /** Name of the table in the source. */
  table: string;
  format: FileFormat;
  columns: FileColumn[];
  rows: number;
  /** Of CSV. */
  delimiter?: string;
}
