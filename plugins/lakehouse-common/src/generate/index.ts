export * from './business';
export { generate, generateFrom } from './generate';
export {
  GENERATOR_VERSION,
  LOCK_PATH,
  parseLock,
  sha256Hex,
} from './plan/lock';
export {
  dqdlProblem,
  EXECUTION_CLASSES,
  isColumnName,
  JOB_KINDS,
  jobEntityName,
  jobPath,
  MAX_RETRIES,
  MAX_TIMEOUT,
  MAX_WORKERS,
  MIN_WORKERS,
  parseJob,
  readJobs,
  readSql,
  targetProblem,
  WORKER_TYPES,
  WRITE_MODES,
} from './jobs';
export type { Job, JobSettings } from './jobs';
export * as markdown from './print/markdown';
export type { MarkdownBlock } from './print/markdown';
export { printerFolder } from './organisation';
export type { OrganisationPrinter } from './organisation';
export type { FilePrinter, Printed, PrinterInput } from './printers';
export { modelsOfPeople, publishedMarts } from './marts/published';
export { PLATFORM_PATH, planPlatform } from './plan/planPlatform';
export { readVault } from './plan/readVault';
export { rehashedTables } from './plan/rehashedTables';
export type { PlanOptions, PlatformPlan } from './plan/planPlatform';
export { RELEASES, releasesSince, versionState } from './releases';
export type { GeneratorRelease, VersionState } from './releases';
export { VAULT_LOCK_PATH } from './rehash/vaultLock';
export type { VaultLock } from './rehash/vaultLock';
export { planFiles } from './plan/planFiles';
export type { ExistingFiles, PlanInput } from './plan/planFiles';
export { parsePlatformConfig } from './platform/parsePlatformConfig';
export type { ParsedPlatformConfig } from './platform/parsePlatformConfig';
export { isRegion, regionProblem } from './platform/region';
export {
  lagProblem,
  martsByName,
  parsePublications,
  PUBLICATIONS_PATH,
  readObjectName,
  WAYS,
} from './snowflake';
export type { Publications, Way } from './snowflake';
export * from './types';
