import type { Layer } from '../api';

/** Engines that we write query texts for. */
export const QUERY_ENGINES = [
  'spark',
  'athena',
  'snowflake',
  'dbt',
  'python',
] as const;

export type QueryEngine = (typeof QUERY_ENGINES)[number];

/** What a query text answers. */
export type QueryIntent =
  | 'latest'
  | 'perDay'
  | 'asOfSnapshot'
  | 'asOfTag'
  | 'asOfTime';

/** One text, ready to be copied. */
export interface QueryText {
  intent: QueryIntent;
  code: string;
}

/** The texts of one engine. */
export interface EngineQueries {
  engine: QueryEngine;
  language: 'sql' | 'python';
  texts: QueryText[];
}

/** The table that is asked, and the state of it that is wanted. */
export interface QueryTarget {
  catalog: string;
  /** Its levels, outermost first. */
  namespace: string[];
  name: string;
  layer: Layer;
  /** Top-level columns in the order of the schema; empty = all. */
  columns: string[];
  /** Column that says how new a row is; see `newestFirstColumn`. */
  timeColumn?: string;
  /** Snapshot for time travel; without it no as-of text is written. */
  snapshot?: { id: string; at: string; tag?: string };
}
