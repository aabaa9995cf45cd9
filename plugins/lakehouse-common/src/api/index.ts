import type { components, operations } from './schema';

type Schemas = components['schemas'];

/** Shapes of the backend's API, generated from its OpenAPI document (`yarn generate:api`). */
export type Layer = Schemas['Layer'];
export type TableState = Schemas['TableState'];
export type FreshnessState = Schemas['FreshnessState'];
export type FreshnessVerdict = Schemas['Freshness'];
export type TableOwner = Schemas['Owner'];
export type TableListItem = Schemas['TableListItem'];
export type TablePage = Schemas['TablePage'];
export type PublishedTable = Schemas['PublishedTable'];
export type PublishedTablePage = Schemas['PublishedTablePage'];
export type TableDetail = Schemas['TableDetail'];
export type TableFacets = Schemas['Facets'];
export type FacetValue = Schemas['FacetValue'];
export type Overview = Schemas['Overview'];
export type CatalogStatus = Schemas['CatalogStatus'];
export type Health = Schemas['Health'];
export type SyncRun = Schemas['SyncRun'];
export type TableRefresh = Schemas['TableRefresh'];
export type RunPage = Schemas['RunPage'];
export type RunDetail = Schemas['RunDetail'];
export type NamespaceOutcome = Schemas['NamespaceOutcome'];
export type RunQuery = NonNullable<
  operations['listRuns']['parameters']['query']
>;
export type ChoiceQuery = NonNullable<
  operations['listChoices']['parameters']['query']
>;
export type GuardTripQuery = NonNullable<
  operations['listGuardTrips']['parameters']['query']
>;
export type RemovedTableQuery = NonNullable<
  operations['listRemovedTables']['parameters']['query']
>;
export type RemovedTable = Schemas['RemovedTable'];
export type RemovedTablePage = Schemas['RemovedTablePage'];
export type GuardTrip = Schemas['GuardTrip'];
export type GuardTripPage = Schemas['GuardTripPage'];
export type GuardTripStatus = Schemas['GuardTripStatus'];
export type TableEvent = Schemas['TableEvent'];
export type SchemaField = Schemas['SchemaField'];
export type SnapshotItem = Schemas['Snapshot'];
export type SnapshotPage = Schemas['SnapshotPage'];
export type SnapshotComparison = Schemas['SnapshotComparison'];
export type SnapshotChain = Schemas['SnapshotChain'];
export type SnapshotTotal = Schemas['SnapshotTotal'];
export type SchemaHistory = Schemas['SchemaHistory'];
export type SchemaVersion = Schemas['SchemaVersion'];
export type SchemaChange = Schemas['SchemaChange'];
export type PartitionSpecItem = Schemas['PartitionSpec'];
export type SortOrderItem = Schemas['SortOrder'];
export type TableFeatures = Schemas['TableFeatures'];
export type TableStatistics = NonNullable<Schemas['TableStatistics']>;
export type TableFiles = Schemas['TableFiles'];
export type FilesReport = Schemas['FilesReport'];
export type OptimizerReport = Schemas['OptimizerReport'];
export type OptimizerItem = Schemas['OptimizerItem'];
export type LineageGraph = Schemas['LineageGraph'];
export type LineageNode = Schemas['LineageNode'];
export type LineageEdge = Schemas['LineageEdge'];
export type SourceSpec = Schemas['SourceSpec'];
export type SourceFile = Schemas['SourceFile'];
export type Reading = Schemas['Reading'];
export type ReadingQuestion = Schemas['ReadingQuestion'];
export type SourceItem = Schemas['SourceItem'];
export type SourceDefaults = Schemas['SourceDefaults'];
export type SourcePreview = Schemas['SourcePreview'];
export type Choices = Schemas['Choices'];
export type LoadSchedule = Schemas['LoadSchedule'];
export type SourceOutcome = Schemas['SourceOutcome'];
export type PlannedResource = Schemas['PlannedResource'];
export type CostEstimate = Schemas['CostEstimate'];
export type SourceFinding = Schemas['SourceFinding'];
export type PreviewTable = Schemas['PreviewTable'];
export type PreviewFile = Schemas['PreviewFile'];
export type PlatformDrift = Schemas['PlatformDrift'];
export type EditedFile = Schemas['EditedFile'];
export type PendingFiles = Schemas['PendingFiles'];
export type DriftedFile = Schemas['DriftedFile'];
export type TableQuery = NonNullable<
  operations['listTables']['parameters']['query']
>;
export type SnapshotQuery = NonNullable<
  operations['listSnapshots']['parameters']['query']
>;
export type LineageQuery = NonNullable<
  operations['getLineage']['parameters']['query']
>;

export type Connection = Schemas['Connection'];
export type DiscoveryRequest = Schemas['DiscoveryRequest'];
export type DiscoveryCheck = Schemas['DiscoveryCheck'];
export type DiscoveryResult = Schemas['DiscoveryResult'];
export type DiscoveryEvent = Schemas['DiscoveryEvent'];
export type FoundSource = Schemas['FoundSource'];
export type SeenTable = Schemas['SeenTable'];
export type Inference = Schemas['Inference'];
export type Drift = Schemas['Drift'];
