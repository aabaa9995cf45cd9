export { DEFAULT_TARGET_BYTES, targetFileBytes } from './histogram';
export type { SizeClass } from './histogram';
export { MAINTENANCE_THRESHOLDS, maintenanceFindings } from './maintenance';
export type {
  MaintenanceCheck,
  MaintenanceFacts,
  MaintenanceFinding,
} from './maintenance';
export { partitionLabel } from './partitionValue';
export { FileTally } from './tally';
export type { CountedFile, FileFigures, FileSum } from './tally';
