import type { TableSummary } from '@lakehouse/backstage-plugin-lakehouse-common';

/** What is kept of a table's metadata. */
export interface ReadSummary {
  summary: TableSummary;
  /** Where a REST catalog says that the metadata lies; null for what was read from a file. */
  metadataLocation: string | null;
}
