export { generate, generateFrom } from './generate';
export { hashType } from './hashType';
export {
  GENERATOR_VERSION,
  LOCK_PATH,
  parseLock,
  sha256Hex,
} from './plan/lock';
export { planFiles } from './plan/planFiles';
export type { ExistingFiles, PlanInput } from './plan/planFiles';
export { parsePlatformConfig } from './platform/parsePlatformConfig';
export type { ParsedPlatformConfig } from './platform/parsePlatformConfig';
export * from './types';
