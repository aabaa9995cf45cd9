import {
  markdown,
  type MarkdownBlock,
  type PreviewFile,
  type SourceFinding,
} from '@lakehouse/backstage-plugin-lakehouse-common';

const { heading, list, paragraph, printMarkdown } = markdown;

/** Most items of a list; hosts cut long descriptions, and nobody reads them. */
export const LISTED = 200;

const path = ({ path: one, reason }: PreviewFile) => `${one}: ${reason}`;

export function keptEdits(all: PreviewFile[]): MarkdownBlock[] {
  const edited = all.filter(
    ({ action }) => action === 'kept' || action === 'kept-removed',
  );
  return section('Your edits that were kept', edited.map(path));
}

export function worthALook(all: SourceFinding[]): MarkdownBlock[] {
  return section(
    'Worth a look',
    all
      .filter(({ severity }) => severity !== 'error')
      .map(({ message }) => message),
  );
}

const ACTIONS: [PreviewFile['action'], string][] = [
  ['create', 'New'],
  ['update', 'Changed'],
  ['remove', 'Removed'],
];

export function changedFiles(all: PreviewFile[]): MarkdownBlock[] {
  return ACTIONS.flatMap(([action, title]) => {
    const some = all.filter(file => file.action === action);
    return section(`${title} files (${some.length})`, some.map(path));
  });
}

export function section(title: string, items: string[]): MarkdownBlock[] {
  return items.length === 0
    ? []
    : [heading(2, title), list(items.slice(0, LISTED)), ...more(items.length)];
}

export function more(count: number): MarkdownBlock[] {
  return count > LISTED
    ? [paragraph(`And ${count - LISTED} more; see the files.`)]
    : [];
}

const CUT = '\n\nThe rest did not fit here; see the files.\n';

/** Markdown that is cut at whole lines where it is longer than the host takes, and says so. */
export function printWithin(blocks: MarkdownBlock[], limit: number): string {
  const text = printMarkdown(blocks);
  if (text.length <= limit) return text;
  const head = text.slice(0, limit - CUT.length);
  return head.slice(0, head.lastIndexOf('\n')).trimEnd() + CUT;
}
