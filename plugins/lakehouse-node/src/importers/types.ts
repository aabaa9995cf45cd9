import type {
  Contract,
  ContractServer,
  DdlDialect,
  Inferences,
  ReadingQuestion,
  SourceSpec,
} from '@lakehouse/backstage-plugin-lakehouse-common';

/** What a person says about a source before its data is looked at. */
export interface ImportOptions {
  /** Name of the source; normalised by the importer. */
  source: string;
  /** Group that answers for the data, by name or entity reference. */
  owner?: string;
  /** Duration, for example `6h`. */
  promise?: string;
  title?: string;
  /** Where the files are, but for their format; by default a folder of the platform repository. */
  server?: ContractServer;
  /** Answers about the tables: how files are read where they allow several readings. */
  tables?: SourceSpec['tables'];
  /** Dialect of DDL; PostgreSQL by default. */
  dialect?: DdlDialect;
}

/** A column whose values can mean several things, by its name in the contract, with the answer where there is one. */
export type ColumnQuestion = ReadingQuestion;

/** One thing a person should know about what was read. */
export interface ImportFinding {
  severity: 'error' | 'warning' | 'info';
  message: string;
  /** 1-based line of the input that it is about. */
  line?: number;
  /** File, for inputs of several files. */
  file?: string;
  table?: string;
  /** `no-key`: nothing identifies the rows of the table. */
  code?: 'no-key';
}

export interface ImportResult {
  /** Absent when nothing usable was read; an error among the findings says why. */
  contract?: Contract;
  findings: ImportFinding[];
  /** What was inferred about each table, and why; what is no guess is in the contract already. */
  inferences: Inferences;
  /** What only a person can tell, by table. */
  questions?: Record<string, ColumnQuestion[]>;
}
