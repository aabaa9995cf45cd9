export { someOf } from './someOf';
export { printBusinessObject } from './printBusinessObject';
export type {
  AnswerProblem,
  BusinessObject,
  ComputedColumn,
  ComputedSatellite,
  MatchRule,
  MatchTable,
  PrintedObject,
  SameAsLink,
} from './types';
