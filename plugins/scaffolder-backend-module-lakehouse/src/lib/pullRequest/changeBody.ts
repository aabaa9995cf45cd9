import {
  markdown,
  mergedEffect,
  type MarkdownBlock,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import type { PreparedChange } from '@lakehouse/backstage-plugin-lakehouse-node';
import {
  changedFiles,
  keptEdits,
  printWithin,
  section,
  worthALook,
} from './sections';

/**
 * The description of a pull request that changes the platform: what it is, what merging does, edits that were kept, and every file. Texts
 * of people are escaped.
 *
 * @param about - one sentence: what is added or changed
 * @param merging - what merging does and does not do, one sentence each
 * @param notes - what else has to be read first, such as release notes
 */
export function changeBody(options: {
  about: string;
  merging: string[];
  notes?: MarkdownBlock[];
  change: Pick<PreparedChange, 'files' | 'findings'>;
  target: string;
  limit: number;
}): string {
  const { about, merging, notes = [], change, target, limit } = options;
  return printWithin(
    [
      markdown.paragraph(about),
      ...notes,
      ...section('What merging does', [mergedEffect(target), ...merging]),
      ...keptEdits(change.files),
      ...worthALook(change.findings),
      ...changedFiles(change.files),
    ],
    limit,
  );
}
