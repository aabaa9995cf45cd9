import { ConflictError } from '@backstage/errors';
import git, { type TreeEntry } from 'isomorphic-git';
import fs from 'node:fs';
import { checkRepositoryPath } from './paths';

/** Path -> new content, or null for a file that goes. */
export type Changes = ReadonlyMap<string, string | null>;

/** A folder of changes: what happens to its files, and the folders inside. */
interface Folder {
  files: Map<string, string | null>;
  folders: Map<string, Folder>;
}

/**
 * Writes the tree that a change makes of another tree. Only the folders that the change touches are read and written.
 *
 * @param base - object id of a commit or tree
 * @returns object id of the new tree; equal to the old one when the change changes nothing
 */
export async function writeChangedTree(
  gitdir: string,
  base: string,
  changes: Changes,
): Promise<string> {
  const written = await writeFolder(gitdir, base, folderOf(changes), '');
  return written ?? (await git.writeTree({ fs, gitdir, tree: [] }));
}

function folderOf(changes: Changes): Folder {
  const root: Folder = { files: new Map(), folders: new Map() };
  for (const [path, content] of changes) {
    checkRepositoryPath(path);
    const parts = path.split('/');
    const name = parts.pop() as string;
    let folder = root;
    for (const part of parts) {
      let next = folder.folders.get(part);
      if (!next) {
        next = { files: new Map(), folders: new Map() };
        folder.folders.set(part, next);
      }
      folder = next;
    }
    folder.files.set(name, content);
  }
  return root;
}

/** Object id of the changed folder; undefined when nothing is left in it (git knows no empty folders). */
async function writeFolder(
  gitdir: string,
  base: string | undefined,
  folder: Folder,
  prefix: string,
): Promise<string | undefined> {
  const entries = new Map<string, TreeEntry>();
  if (base) {
    const { tree } = await git.readTree({ fs, gitdir, oid: base });
    for (const entry of tree) entries.set(entry.path, entry);
  }
  for (const [name, child] of folder.folders) {
    const old = entries.get(name);
    if (old && old.type !== 'tree') throw inTheWay(prefix + name);
    const oid = await writeFolder(gitdir, old?.oid, child, `${prefix}${name}/`);
    if (oid) {
      entries.set(name, { mode: '040000', path: name, oid, type: 'tree' });
    } else {
      entries.delete(name);
    }
  }
  for (const [name, content] of folder.files) {
    const old = entries.get(name);
    if (content === null) {
      entries.delete(name);
      continue;
    }
    if (folder.folders.has(name) || (old && !isPlainFile(old))) {
      throw inTheWay(prefix + name);
    }
    const blob = new TextEncoder().encode(content);
    const oid = await git.writeBlob({ fs, gitdir, blob });
    const mode = old?.mode ?? '100644';
    entries.set(name, { mode, path: name, oid, type: 'blob' });
  }
  if (entries.size === 0) return undefined;
  return git.writeTree({ fs, gitdir, tree: [...entries.values()] });
}

function isPlainFile(entry: TreeEntry): boolean {
  return entry.type === 'blob' && entry.mode !== '120000';
}

function inTheWay(path: string): ConflictError {
  return new ConflictError(
    `${path} of the repository is a folder, link or submodule where a file or folder of another kind is to be written. Nothing was changed. Remove it first.`,
  );
}
