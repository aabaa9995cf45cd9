import { markdown } from '@lakehouse/backstage-plugin-lakehouse-common';
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
 */
export function changeBody(options: {
  about: string;
  merging: string[];
  change: Pick<PreparedChange, 'files' | 'findings'>;
  target: string;
  limit: number;
}): string {
  const { about, merging, change, target, limit } = options;
  return printWithin(
    [
      markdown.paragraph(about),
      ...section('What merging does', [
        `The files below are on ${target}. Nothing runs and no table is made by merging alone.`,
        ...merging,
      ]),
      ...keptEdits(change.files),
      ...worthALook(change.findings),
      ...changedFiles(change.files),
    ],
    limit,
  );
}
