export { datasetKind, parseSourceDataset, sourceDataset } from './datasets';
export type { DatasetKind, SourceDataset } from './datasets';
