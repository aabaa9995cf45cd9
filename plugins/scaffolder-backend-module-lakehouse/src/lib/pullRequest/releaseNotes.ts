import type {
  GeneratorRelease,
  MarkdownBlock,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { section } from './sections';

/** What releases of the generator change, newest first, and what they ask of people. */
export function releaseNotes(releases: GeneratorRelease[]): MarkdownBlock[] {
  const newestFirst = [...releases].reverse();
  return [
    ...newestFirst.flatMap(({ version, date, changes }) =>
      section(`Version ${version} of the generator, ${date}`, changes),
    ),
    ...section(
      'What you have to do',
      newestFirst.flatMap(({ toDo }) => toDo),
    ),
  ];
}
