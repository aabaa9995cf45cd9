export * from './ddl';
export * from './files';
export type {
  ColumnQuestion,
  ImportFinding,
  ImportOptions,
  ImportResult,
} from './types';
