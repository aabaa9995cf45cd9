export { generate, generateFrom } from './generate';
export { hashType } from './hashType';
export {
  GENERATOR_VERSION,
  LOCK_PATH,
  parseLock,
  sha256Hex,
} from './plan/lock';
export { publishedMarts } from './marts/published';
export { PLATFORM_PATH, planPlatform } from './plan/planPlatform';
export type { PlatformPlan } from './plan/planPlatform';
export { planFiles } from './plan/planFiles';
export type { ExistingFiles, PlanInput } from './plan/planFiles';
export { parsePlatformConfig } from './platform/parsePlatformConfig';
export type { ParsedPlatformConfig } from './platform/parsePlatformConfig';
export * from './types';
