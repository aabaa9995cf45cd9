/** What is wrong in what somebody asks for, and which answer it is about. */
export interface AnswerProblem {
  field: string;
  message: string;
}

/** A table of the business vault whose columns are worked out of satellites of one hub. */
export interface ComputedSatellite {
  kind: 'computed-satellite';
  hub: string;
  /** Name of the model; `bsat_` is put before it when it is missing. */
  name: string;
  description?: string;
  /** The first says whether a key is deleted. */
  satellites: string[];
  columns: ComputedColumn[];
}

export interface ComputedColumn {
  name: string;
  /** SQL over the columns of the satellites, `sat_customer.city`. */
  expression: string;
  description?: string;
}

/** Keys of one hub that mean the same thing. */
export interface SameAsLink {
  kind: 'same-as-link';
  hub: string;
  /** Name of the model; `sal_` is put before it when it is missing. */
  name: string;
  description?: string;
  /** Either a rule over two current versions `a` and `b` of a satellite, or a table that says it. */
  match: MatchRule | MatchTable;
}

export interface MatchRule {
  satellite: string;
  /** SQL condition, `a.email = b.email`. */
  rule: string;
}

export interface MatchTable {
  source: string;
  table: string;
  /** Columns with the business key that stays, in the order of the hub's. */
  master: string[];
  /** Columns with the business key that stands for it. */
  duplicate: string[];
}

export type BusinessObject = ComputedSatellite | SameAsLink;

/** The files of a business vault object; empty while there are problems. */
export interface PrintedObject {
  name: string;
  files: Array<{ path: string; content: string; reason: string }>;
  problems: AnswerProblem[];
}
