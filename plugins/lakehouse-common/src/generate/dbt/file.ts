import type { FileKind, GeneratedFile } from '../types';

/** First line of every generated file. */
export const GENERATED =
  'Generated from the contract: edits here are kept but no longer updated. Change the contract and run `lakehouse generate`.';

/** A content, or what prints it when it is read: a preview of thousands of files shows a few of them. */
export type Content = string | (() => string);

export function generated(
  path: string,
  content: Content,
  reason: string,
): GeneratedFile {
  return file('generated', path, content, reason);
}

export function owned(
  path: string,
  content: Content,
  reason: string,
): GeneratedFile {
  return file('owned', path, content, reason);
}

function file(
  kind: FileKind,
  path: string,
  content: Content,
  reason: string,
): GeneratedFile {
  if (typeof content === 'string') return { path, content, kind, reason };
  let printed: string | undefined;
  return {
    path,
    get content() {
      printed ??= content();
      return printed;
    },
    kind,
    reason,
  };
}
