export { applyPlan } from './applyPlan';
export { copySkeleton } from './copySkeleton';
export { generateInto } from './generateInto';
export type { GenerateReport } from './generateInto';
export * from './git';
export * from './remote';
export { readRepository } from './readRepository';
export type { FileFinding, Repository } from './readRepository';
export * from './hosts';
