export {
  applyInferences,
  PERSONAL_TAG,
  personalColumns,
  withPersonalData,
} from './apply';
export { inferSource, type Inferences } from './infer';
export type { ColumnEvidence, SourceEvidence, TableEvidence } from './types';
