export { mergedEffect, retirementEffects, sourceEffects } from './effects';
export type { MergedSource } from './effects';
export { estimateCost } from './estimateCost';
export { LIST_PRICES } from './prices';
export type { Prices } from './prices';
export { plannedResources } from './resources';
