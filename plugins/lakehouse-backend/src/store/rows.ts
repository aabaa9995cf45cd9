import type {
  TableClocks,
  TableSummary,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import type { SnapshotPages } from '../catalogs/metadata/SnapshotPages';
import type { TableFacts } from '../facts/types';
import type { HistoryEvent } from './history';

/** Tables that are removed or out of scope have no row here: they are set aside. */
export type RowState = 'present' | 'unreadable' | 'missing';

/** A row of `lakehouse_tables`, as the database answers it: what lists filter and sort by. Times are milliseconds. */
export interface TableRecord {
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
  /** When the promise is broken; null without promise, without evidence, and while the table cannot be seen. */
  due_at: string | number | null;
  /** When most of the promise is over; null as well when only the latest possible change is known. */
  soon_at: string | number | null;
  row_count: string | number | null;
  byte_count: string | number | null;
  facts_hash: string;
  /** Identity; the name may change. */
  table_id: string;
  /** How often the name was created anew, from 1. */
  generation: number;
  /** Null: before this was kept. */
  first_seen_at: string | number | null;
  /** When a person restored it; it is not removed until the catalog names it again. */
  kept_at: string | number | null;
  kept_by: string | null;
  /** Shape of what is stored of the metadata; null before this was kept. */
  content_version: number | null;
  /** Time of the current snapshot. */
  snapshot_at: string | number | null;
}

/** What is read only to show or to search a table (`lakehouse_table_texts`), so that lists read little. */
export interface TableTexts {
  search_text: string;
  /** JSON of {@link StoredSummary}; null until the metadata was read. */
  summary: string | null;
  /** JSON of the facts, with owner and tags as they were decided. */
  facts: string;
}

/** All that is kept of a table but its details. */
export type TableRow = TableRecord & TableTexts;

/** Rises when more is kept of metadata than before: the next sync reads every table once more. */
export const CONTENT_VERSION = 2;

/** Columns that the sync compares a listed table with. */
export const KNOWN_COLUMNS = [
  'ref',
  'namespace',
  'name',
  'state',
  'state_reason',
  'last_seen_at',
  'metadata_location',
  'etag',
  'facts_hash',
  'table_uuid',
  'table_id',
  'generation',
  'first_seen_at',
  'kept_at',
  'content_version',
  'snapshot_at',
] as const;

/** What the sync compares a listed table with. */
export type KnownTable = Pick<TableRecord, (typeof KNOWN_COLUMNS)[number]>;

/** Who a table is, whatever it is called. */
export interface TableIdentity {
  tableId: string;
  generation: number;
  /** Milliseconds. */
  firstSeenAt: number | null;
}

/** The part of a table's metadata that is kept in its row (`summary`). */
export interface StoredSummary {
  clocks: TableClocks;
  rows: number | null;
  bytes: number | null;
  tableUuid: string | null;
  /** Time of the current snapshot, ISO 8601; null when there is none. */
  snapshotAt: string | null;
  /** Column paths, for the search. */
  columns: string[];
  /** Table property `comment`. */
  comment: string | null;
  /** Table property `lakehouse.owner`. */
  owner: string | null;
  /** Table property `lakehouse.tags`; absent before it was kept. */
  tags?: string;
}

/** The part that only the table's page needs (`lakehouse_table_details.detail`). */
export type StoredDetail = Omit<
  TableSummary,
  'snapshotAt' | 'clocks' | 'rows' | 'bytes' | 'tableUuid'
>;

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
  identity: TableIdentity;
  /** Told of the table in the same transaction. */
  event?: HistoryEvent;
  facts: TableFacts;
  factsHash: string;
  summary: StoredSummary | null;
  /** What is stored of the metadata is of an earlier version, or less than is kept now: it has to be read before the table is present again. */
  outdated?: boolean;
  /** Given when the metadata was read. */
  detail?: { detail: StoredDetail; snapshots: SnapshotPages };
}
