import type { TableSummary } from '@lakehouse/backstage-plugin-lakehouse-common';
import type { SnapshotPages } from './SnapshotPages';

/** What is kept of a table's metadata. */
export interface TableContent {
  summary: TableSummary;
  snapshots: SnapshotPages;
}

/** The same, as it was read. */
export interface ReadSummary extends TableContent {
  /** Where a REST catalog says that the metadata lies; null for what was read from a file. */
  metadataLocation: string | null;
}
