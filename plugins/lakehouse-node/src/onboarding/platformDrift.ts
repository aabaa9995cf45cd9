import {
  LOCK_PATH,
  parseLock,
  sha256Hex,
  type EditedFile,
  type PendingFiles,
  type PlannedFile,
  type PlatformDrift,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { isPendingFile, type PreparedUpgrade } from './prepareUpgrade';
import { contractPaths, readContractAt } from './repositoryState';

/** Most entries of one list; whoever has more of them has another problem than the page can show. */
const LISTED = 500;

/** A file that the lock knows and the repository has no more: somebody removed it. */
const isDeleted = (
  { path, action }: Pick<PlannedFile, 'path' | 'action'>,
  lock: ReadonlyMap<string, string>,
) => action === 'create' && lock.has(path);

/**
 * How a platform repository differs from what its contracts and the present generator make of it: files that people edited or removed, and
 * files that a run would change because nobody ran the generator since a contract or the generator changed.
 *
 * @param files - the repository, for which `isPlatformFile` holds
 * @param upgrade - what `prepareUpgrade` makes of them
 */
export function platformDrift(
  files: ReadonlyMap<string, string>,
  upgrade: PreparedUpgrade,
): PlatformDrift {
  const { from, to, state, releases, change } = upgrade;
  const lock = lockedHashes(files);
  const edited = change.ok
    ? editedByPlan(change.files, lock)
    : editedByLock(files, lock);
  const pending = pendingByContract(
    change.files.filter(file => isPendingFile(file) && !isDeleted(file, lock)),
    sourceNames(files),
  );
  return {
    version: { ...(from !== undefined && { locked: from }), now: to, state },
    releases: releases.map(release => ({ ...release })),
    edited: edited.slice(0, LISTED),
    pending: pending.map(group => ({
      ...group,
      files: group.files.slice(0, LISTED),
    })),
    truncated:
      edited.length > LISTED ||
      pending.some(group => group.files.length > LISTED),
    findings: change.findings,
  };
}

/** The hashes of what was generated; none where the lock cannot be read, which the findings say. */
function lockedHashes(files: ReadonlyMap<string, string>) {
  const text = files.get(LOCK_PATH);
  try {
    return new Map(Object.entries(text ? parseLock(text).files : {}));
  } catch {
    return new Map<string, string>();
  }
}

function editedByPlan(
  planned: Pick<PlannedFile, 'path' | 'action' | 'reason'>[],
  lock: ReadonlyMap<string, string>,
): EditedFile[] {
  return planned.flatMap(file => {
    const { path, action, reason } = file;
    if (action === 'kept-removed') return { path, state: 'unwanted', reason };
    if (action === 'kept') {
      return { path, state: lock.has(path) ? 'edited' : 'foreign', reason };
    }
    return isDeleted(file, lock)
      ? {
          path,
          state: 'deleted',
          reason: 'Removed since it was generated: the next run writes it.',
        }
      : [];
  });
}

/** While nothing can be planned, the lock still knows what was generated. */
function editedByLock(
  files: ReadonlyMap<string, string>,
  lock: ReadonlyMap<string, string>,
): EditedFile[] {
  return [...lock].flatMap(([path, hash]) => {
    const content = files.get(path);
    if (content !== undefined && sha256Hex(content) === hash) return [];
    return content === undefined
      ? { path, state: 'deleted', reason: 'Removed since it was generated.' }
      : { path, state: 'edited', reason: 'Edited since it was generated.' };
  });
}

interface Source {
  name: string;
  contract: string;
}

function sourceNames(files: ReadonlyMap<string, string>): Source[] {
  return contractPaths(files).flatMap(path => {
    const { contract } = readContractAt(files, path);
    return contract ? { name: contract.name, contract: path } : [];
  });
}

const namesSource = (path: string, source: string): boolean =>
  path.split('/').some(part => {
    const [stem] = part.split('.');
    return stem === source || stem.includes(`_${source}__`);
  });

/** Files of a source carry its name as a folder or in their own; the others follow from all contracts together. */
function pendingByContract(
  pending: Pick<PlannedFile, 'path' | 'action' | 'reason'>[],
  sources: Source[],
): PendingFiles[] {
  // The longest name first: `shop_eu` is not `shop`.
  const longest = [...sources].sort((a, b) => b.name.length - a.name.length);
  const groups = new Map<string, PendingFiles>();
  for (const { path, action, reason } of pending) {
    const source = longest.find(({ name }) => namesSource(path, name));
    const group = groups.get(source?.name ?? '') ?? {
      ...(source && { source: source.name, contract: source.contract }),
      count: 0,
      files: [],
    };
    group.count++;
    group.files.push({ path, action, reason });
    groups.set(source?.name ?? '', group);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, g]) => g);
}
