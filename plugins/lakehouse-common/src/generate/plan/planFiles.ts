import { generated } from '../dbt/file';
import { printerOf } from '../organisation';
import type { GeneratedFile, LockFile, PlannedFile } from '../types';
import { LOCK_PATH, printLock, sha256Hex } from './lock';

/** What the repository holds: path -> content, or its lower-case hex SHA-256. */
export type ExistingFiles = ReadonlyMap<string, string>;

export interface PlanInput {
  files: GeneratedFile[];
  /** What the last run wrote; absent on the first run. */
  lock?: LockFile;
  existing: ExistingFiles;
  /** Printers of the organisation that were asked; files of others are left alone. */
  printers?: ReadonlySet<string>;
  /** Files that the generator keeps for itself: path -> content. They are written by every run, whoever has edited them. */
  kept?: ReadonlyMap<string, string>;
}

const WHY_LOCK =
  'Remembers what was generated, so that edits by people are noticed.';
const WHY_KEPT =
  'Remembers how the keys and hashes of the vault are made, so that no change of a contract changes them unnoticed.';

/**
 * Decides what a run does with every file, so that no work of people is lost:
 *
 * - a generated file is updated only if it still is what the last run wrote; otherwise it is kept and reported
 * - a file that belongs to people is never touched, and starters are written only into a folder that has none of theirs
 * - a file that is no longer generated goes only if nobody edited it
 *
 * The last entries are what the generator keeps for itself, the lock at the end. Other paths are sorted.
 */
export function planFiles({
  files,
  lock,
  existing,
  printers = new Set(),
  kept = new Map(),
}: PlanInput): PlannedFile[] {
  const locked = new Map(Object.entries(lock?.files ?? {}));
  const newLock: NewLock = new Map();
  const planned: PlannedFile[] = [];

  for (const file of files) {
    if (file.kind === 'owned') {
      planned.push(...planOwned(file, existing));
    } else {
      planned.push(planGenerated(file, locked, existing, newLock));
    }
  }
  const paths = new Set(files.map(({ path }) => path));
  for (const [path, hash] of locked) {
    const printer = printerOf(path);
    if (printer !== undefined && !printers.has(printer)) {
      newLock.set(path, () => hash);
      planned.push(planForeign(path, printer));
    } else if (!paths.has(path) && existing.has(path)) {
      planned.push(planRemoved(path, hash, existing, newLock));
    }
  }
  planned.sort((a, b) => (a.path < b.path ? -1 : 1));
  const own = [...kept].map(([path, content]) =>
    planOwn(path, content, WHY_KEPT, existing),
  );
  return [...planned, ...own, planLock(newLock, locked, existing)];
}

/** Hashes of what will be the generated files, computed when the lock is read: of new files nobody may want the content. */
type NewLock = Map<string, () => string>;

/** The plan for a file whose content is printed when it is read. */
function plan(
  file: GeneratedFile,
  action: PlannedFile['action'],
  reason = file.reason,
): PlannedFile {
  return {
    path: file.path,
    action,
    kind: file.kind,
    reason,
    get content() {
      return file.content;
    },
  };
}

function planGenerated(
  file: GeneratedFile,
  locked: ReadonlyMap<string, string>,
  existing: ExistingFiles,
  newLock: NewLock,
): PlannedFile {
  const { path } = file;
  const present = hashOf(existing.get(path));
  const written = locked.get(path);
  if (present === undefined) {
    newLock.set(path, () => sha256Hex(file.content));
    return plan(file, 'create');
  }
  const hash = sha256Hex(file.content);
  if (present === hash || present === written) {
    newLock.set(path, () => hash);
    return plan(file, present === hash ? 'unchanged' : 'update');
  }
  if (written !== undefined) newLock.set(path, () => written);
  return plan(
    file,
    'kept',
    written
      ? 'Edited since it was generated: your version stays. Remove the file and generate again to get the generated one.'
      : 'It was there before it was ever generated: your version stays. Remove the file and generate again to get the generated one.',
  );
}

function planOwned(
  file: GeneratedFile,
  existing: ExistingFiles,
): PlannedFile[] {
  const { path } = file;
  if (existing.has(path)) {
    return [
      plan(file, 'kept', 'Belongs to people since it was first written.'),
    ];
  }
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const inUse = [...existing.keys()].some(other => other.startsWith(folder));
  return inUse ? [] : [plan(file, 'create')];
}

function planRemoved(
  path: string,
  written: string,
  existing: ExistingFiles,
  newLock: NewLock,
): PlannedFile {
  if (hashOf(existing.get(path)) === written) {
    return {
      path,
      action: 'remove',
      kind: 'generated',
      reason: 'No contract asks for it any more, and nobody edited it.',
    };
  }
  newLock.set(path, () => written);
  return {
    path,
    action: 'kept-removed',
    kind: 'generated',
    reason:
      'No contract asks for it any more, but it was edited: remove it yourself when you no longer need it.',
  };
}

/** Nobody here knows what the printer would write, so neither the file nor what the lock says of it changes. */
function planForeign(path: string, printer: string): PlannedFile {
  return {
    path,
    action: 'unchanged',
    kind: 'generated',
    reason: `Written by the printer ${printer}, which is not installed here.`,
  };
}

function planOwn(
  path: string,
  content: string,
  reason: string,
  existing: ExistingFiles,
): PlannedFile {
  const present = hashOf(existing.get(path));
  let action: PlannedFile['action'] = 'create';
  if (present !== undefined) {
    action = present === sha256Hex(content) ? 'unchanged' : 'update';
  }
  return { path, action, kind: 'generated', reason, content };
}

/** The lock is read only where it could be the one that is there: of other paths it cannot. */
function planLock(
  newLock: NewLock,
  locked: ReadonlyMap<string, string>,
  existing: ExistingFiles,
): PlannedFile {
  const file = generated(
    LOCK_PATH,
    () =>
      printLock(new Map([...newLock].map(([path, hash]) => [path, hash()]))),
    WHY_LOCK,
  );
  const present = hashOf(existing.get(LOCK_PATH));
  if (present === undefined) return plan(file, 'create');
  const samePaths =
    newLock.size === locked.size &&
    [...newLock.keys()].every(path => locked.has(path));
  const isSame = samePaths && present === sha256Hex(file.content);
  return plan(file, isSame ? 'unchanged' : 'update');
}

function hashOf(contentOrHash: string | undefined): string | undefined {
  if (contentOrHash === undefined) return undefined;
  return /^[0-9a-f]{64}$/.test(contentOrHash)
    ? contentOrHash
    : sha256Hex(contentOrHash);
}
