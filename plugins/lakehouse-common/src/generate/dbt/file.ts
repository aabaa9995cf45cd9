import type { GeneratedFile } from '../types';

/** First line of every generated file. */
export const GENERATED =
  'Generated from the contract: edits here are kept but no longer updated. Change the contract and run `lakehouse generate`.';

export function generated(
  path: string,
  content: string,
  reason: string,
): GeneratedFile {
  return { path, content, kind: 'generated', reason };
}

export function owned(
  path: string,
  content: string,
  reason: string,
): GeneratedFile {
  return { path, content, kind: 'owned', reason };
}
