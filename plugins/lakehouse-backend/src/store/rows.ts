import type {
  SnapshotItem,
  TableClocks,
  TableSummary,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import type { TableFacts } from '../facts/types';

/** `removed` tables have no row. */
export type RowState = 'present' | 'unreadable' | 'missing';

/** A row of `lakehouse_tables`, as the database answers it. Times are milliseconds. */
export interface TableRow {
  ref: string;
  catalog: string;
  namespace: string;
  name: string;
  sort_name: string;
  layer: string;
  state: RowState;
  state_reason: string | null;
  last_seen_at: string | number | null;
  metadata_location: string;
  etag: string | null;
  table_uuid: string | null;
  description: string | null;
  source: string | null;
  owner: string | null;
  owner_evidence: string;
  changed_at: string | number | null;
  fresh_at: string | number | null;
  no_later_than: string | number | null;
  promise_ms: string | number | null;
  row_count: string | number | null;
  byte_count: string | number | null;
  search_text: string;
  summary: string | null;
  facts: string;
  facts_hash: string;
}

/** What the sync compares a listed table with. */
export type KnownTable = Pick<
  TableRow,
  | 'ref'
  | 'namespace'
  | 'state'
  | 'state_reason'
  | 'metadata_location'
  | 'etag'
  | 'facts_hash'
>;

/** The part of a table's metadata that is kept in its row (`summary`). */
export interface StoredSummary {
  clocks: TableClocks;
  rows: number | null;
  bytes: number | null;
  tableUuid: string | null;
  /** Column paths, for the search. */
  columns: string[];
  /** Table property `comment`. */
  comment: string | null;
  /** Table property `lakehouse.owner`. */
  owner: string | null;
}

/** The part that only the table's page needs (`lakehouse_table_details.detail`). */
export type StoredDetail = Omit<
  TableSummary,
  'snapshots' | 'clocks' | 'rows' | 'bytes' | 'tableUuid'
> & { snapshotCount: number };

/** What the sync found out about one table. */
export interface TableWrite {
  ref: string;
  catalog: string;
  namespace: string[];
  name: string;
  metadataLocation: string;
  /** What the catalog's server calls this version, where it does. */
  etag: string | null;
  state: RowState;
  stateReason: string | null;
  /** Milliseconds; null while the table is present, when the catalog's last success says it. */
  lastSeenAt: number | null;
  facts: TableFacts;
  factsHash: string;
  summary: StoredSummary | null;
  /** Given when the metadata was read. */
  detail?: { detail: StoredDetail; snapshots: SnapshotItem[] };
}
