import type {
  FreshnessPromise,
  TableOwner,
} from '@lakehouse/backstage-plugin-lakehouse-common';

/** What contracts and dbt say about a table, beside its metadata. */
export interface TableFacts {
  /** Of contract or dbt. Null: neither says; a property of the table may still name one. */
  owner: TableOwner | null;
  /** Of the catalog's configuration, for a table that nothing else names an owner for. */
  fallbackOwner: TableOwner | null;
  description: string | null;
  /** Name of the contract that the table belongs to. */
  source: string | null;
  contract: { name: string; version: string; status: string } | null;
  /** Of contract and dbt; the row has those of the table's properties too. */
  tags: string[];
  /** Of the contract. */
  domain: string | null;
  promise: FreshnessPromise | null;
  /** What one row stands for. */
  grain: string | null;
  /** By column name, lower case. */
  columns: Record<string, ColumnFacts>;
}

export interface ColumnFacts {
  doc?: string;
  classification?: string;
  /** Names of dbt tests. */
  tests?: string[];
}

/** An edge of the lineage: `to` is made from `from`. Ids are table references, or those of source tables. */
export interface Edge {
  from: string;
  to: string;
  /** What makes it: a dbt model, or the ingestion of a source. */
  job: string;
  /** Where the edge is known from. */
  why: string;
}
