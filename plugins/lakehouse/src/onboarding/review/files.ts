import type { PreviewFile } from '@lakehouse/backstage-plugin-lakehouse-common';

export type Action = PreviewFile['action'];

/** A shape for each action, so that it can be told without colour. */
export const ACTION_MARKS: Record<Action, string> = {
  create: '+',
  update: '~',
  unchanged: '=',
  kept: '✎',
  remove: '−',
  'kept-removed': '✎',
};

export function countActions(files: PreviewFile[]): Record<Action, number> {
  const counts: Record<Action, number> = {
    create: 0,
    update: 0,
    unchanged: 0,
    kept: 0,
    remove: 0,
    'kept-removed': 0,
  };
  for (const file of files) counts[file.action]++;
  return counts;
}

export interface Folder {
  /** Path without the file names; empty for the root of the repository. */
  path: string;
  files: PreviewFile[];
}

/** Files by folder, both in the order of their names; what stays as it is is left out. */
export function byFolder(files: PreviewFile[]): Folder[] {
  const folders = new Map<string, PreviewFile[]>();
  const changed = files.filter(file => file.action !== 'unchanged');
  for (const file of changed.sort((a, b) => a.path.localeCompare(b.path))) {
    const path = file.path.slice(0, file.path.lastIndexOf('/') + 1);
    folders.set(path, [...(folders.get(path) ?? []), file]);
  }
  return [...folders]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([path, of]) => ({ path, files: of }));
}

/** The file to show first: the contract, since everything else follows from it. */
export function firstFile(files: PreviewFile[]): PreviewFile | undefined {
  return (
    files.find(
      ({ path, action }) =>
        path.startsWith('contracts/') && action !== 'unchanged',
    ) ?? byFolder(files)[0]?.files[0]
  );
}

export const fileName = (path: string) => path.slice(path.lastIndexOf('/') + 1);
