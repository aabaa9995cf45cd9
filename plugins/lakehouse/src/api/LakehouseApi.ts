import type {
  ChoiceQuery,
  Choices,
  Connection,
  DiscoveryEvent,
  DriftedFile,
  DiscoveryRequest,
  GuardTripPage,
  GuardTripQuery,
  LineageGraph,
  LineageQuery,
  Overview,
  PlatformDrift,
  RemovedTablePage,
  RemovedTableQuery,
  RunDetail,
  RunPage,
  RunQuery,
  SchemaHistory,
  SnapshotComparison,
  SnapshotItem,
  SnapshotPage,
  SnapshotQuery,
  SourceItem,
  PreviewFile,
  SourceDefaults,
  SourcePreview,
  SourceSpec,
  SyncRun,
  TableDetail,
  TableFacets,
  TableFiles,
  TablePage,
  TableQuery,
  TableRefresh,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { createApiRef } from '@backstage/core-plugin-api';

/** Options of every request. */
export interface RequestOptions {
  /** Aborts the request when its answer is no longer wanted. */
  signal?: AbortSignal;
}

/**
 * The registry of tables, as the pages read it. Every method rejects with a
 * `ResponseError` when the backend answers with an error.
 */
export interface LakehouseApi {
  /** Counts for the head of the list, and the state of every catalog. */
  getOverview(options?: RequestOptions): Promise<Overview>;
  /** One page of tables, keyset-paged. */
  listTables(query: TableQuery, options?: RequestOptions): Promise<TablePage>;
  /** Values and counts of each filter; each follows the other filters. */
  getFacets(query: TableQuery, options?: RequestOptions): Promise<TableFacets>;
  /** One table by its reference `catalog/namespace.table`. */
  getTable(ref: string, options?: RequestOptions): Promise<TableDetail>;
  /** Snapshots of a table, newest first. */
  listSnapshots(
    ref: string,
    query?: SnapshotQuery,
    options?: RequestOptions,
  ): Promise<SnapshotPage>;
  /** One snapshot of a table, however old. */
  getSnapshot(
    ref: string,
    id: string,
    options?: RequestOptions,
  ): Promise<SnapshotItem>;
  /** What lies between two snapshots of a table. */
  compareSnapshots(
    ref: string,
    query: { from: string; to: string },
    options?: RequestOptions,
  ): Promise<SnapshotComparison>;
  /** The versions of a table's schema, oldest first. */
  getSchemaHistory(
    ref: string,
    options?: RequestOptions,
  ): Promise<SchemaHistory>;
  /** The files of a table's current snapshot, read from its manifests now. */
  getTableFiles(ref: string, options?: RequestOptions): Promise<TableFiles>;
  /** The bounded neighbourhood of a table. */
  getLineage(
    ref: string,
    query?: LineageQuery,
    options?: RequestOptions,
  ): Promise<LineageGraph>;
  /** Looks at one table now. */
  refreshTable(ref: string): Promise<TableRefresh>;
  /** Syncs a catalog now and says what changed. */
  refreshCatalog(catalog: string): Promise<SyncRun>;
  /** Syncs of the catalogs, newest first. */
  listRuns(query?: RunQuery, options?: RequestOptions): Promise<RunPage>;
  /** One sync with its outcome per namespace. */
  getRun(id: string, options?: RequestOptions): Promise<RunDetail>;
  /** Removals that were held back, newest first. */
  listGuardTrips(
    query?: GuardTripQuery,
    options?: RequestOptions,
  ): Promise<GuardTripPage>;
  /** Removes what was held back; `missing` is how many tables the user was shown. */
  confirmRemoval(id: string, missing: number): Promise<{ removed: number }>;
  /** Removed tables that can be restored, newest first. */
  listRemovedTables(
    query?: RemovedTableQuery,
    options?: RequestOptions,
  ): Promise<RemovedTablePage>;
  /** Takes a removed table back as last known. */
  restoreTable(id: string): Promise<{ ref: string }>;
  /** Databases that the platform team has set up for onboarding. */
  listConnections(options?: RequestOptions): Promise<{ items: Connection[] }>;
  /**
   * Checks a connection and reads its schema; yields what is found while it goes on. The last event is the result, or a check that failed.
   * Aborting, or leaving the loop, cancels the reading in the database.
   */
  discoverSource(
    request: DiscoveryRequest,
    options?: RequestOptions,
  ): AsyncIterable<DiscoveryEvent>;
  /** Sources whose contracts the platform repository holds. */
  listSources(options?: RequestOptions): Promise<{ items: SourceItem[] }>;
  /** What differs between the platform repository and what is generated. */
  getPlatformDrift(options?: RequestOptions): Promise<PlatformDrift>;
  /** One file of the repository beside what would be generated. */
  getDriftedFile(path: string, options?: RequestOptions): Promise<DriftedFile>;
  /** Answers to start from, to change a source that is there. */
  getSource(name: string, options?: RequestOptions): Promise<SourceSpec>;
  /** Names of the platform repository that a form can choose from. */
  listChoices(query: ChoiceQuery, options?: RequestOptions): Promise<Choices>;
  /** What the organisation sets for every new source. */
  getSourceDefaults(options?: RequestOptions): Promise<SourceDefaults>;
  /** What onboarding a source would stamp; nothing is written. Where there are many files, they come without their contents. */
  previewSource(
    spec: SourceSpec,
    options?: RequestOptions,
  ): Promise<SourcePreview>;
  /** One file of that, with its content. */
  previewSourceFile(
    spec: SourceSpec,
    path: string,
    options?: RequestOptions,
  ): Promise<PreviewFile>;
}

/** The API that the pages of the plugin use; replace it to read from elsewhere. */
export const lakehouseApiRef = createApiRef<LakehouseApi>({
  id: 'plugin.lakehouse.api',
});
