import {
  GENERATOR_VERSION,
  LOCK_PATH,
  parseLock,
  rehashedTables,
  releasesSince,
  VAULT_LOCK_PATH,
  versionState,
  type GeneratorRelease,
  type SourceFinding,
  type VersionState,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { writtenPaths } from './describeOutcome';
import { prepareChange, type PreparedChange } from './prepareChange';
import { readContracts } from './repositoryState';

/** What the present generator makes of a platform repository. */
export interface PreparedUpgrade {
  /** Version in the repository's lock; absent where it has none. */
  from?: string;
  /** Version of the present generator. */
  to: string;
  state: VersionState;
  /** What came between the two. */
  releases: GeneratorRelease[];
  change: PreparedChange;
}

/**
 * Generates a platform repository again with the present generator; no file of people changes. A repository that a newer generator wrote
 * is refused, since going back would undo what this one does not know.
 *
 * @param files - the repository, for which `isPlatformFile` holds
 * @param acceptRehash - whether rows of the vault may get other keys and hashes where that is needed
 */
export function prepareUpgrade(
  files: ReadonlyMap<string, string>,
  acceptRehash = false,
): PreparedUpgrade {
  const from = lockedVersion(files);
  const state = versionState(from);
  const newer: SourceFinding[] =
    state === 'newer'
      ? [
          {
            severity: 'error',
            path: LOCK_PATH,
            message: `${LOCK_PATH} was written by version ${from} of the generator, and this portal has version ${GENERATOR_VERSION}. Upgrade the lakehouse packages of the portal first.`,
          },
        ]
      : [];
  return {
    from,
    to: GENERATOR_VERSION,
    state,
    releases: state === 'newer' ? [] : releasesSince(from),
    change: prepareChange(
      files,
      [],
      newer,
      acceptRehash ? rehashed(files) : [],
    ),
  };
}

/** Only tables that need it: others would be derived as if they were new. */
function rehashed(files: ReadonlyMap<string, string>): string[] {
  const { contracts, findings } = readContracts(files);
  return findings.length ? [] : rehashedTables(contracts, files);
}

/** The version in the lock; a damaged lock has none here, because planning says what is wrong with it. */
function lockedVersion(files: ReadonlyMap<string, string>) {
  const text = files.get(LOCK_PATH);
  if (text === undefined) return undefined;
  try {
    return parseLock(text).version;
  } catch {
    return undefined;
  }
}

const LOCKS = [LOCK_PATH, VAULT_LOCK_PATH];

/**
 * Whether an older generator wrote the repository and the present one writes other files, or cannot go on without a person. That the locks
 * alone would change is no reason to ask anybody for a review: the next change brings it along.
 */
export function isUpgradeDue({ state, change }: PreparedUpgrade): boolean {
  if (state !== 'older') return false;
  return (
    !change.ok || writtenPaths(change.files).some(path => !LOCKS.includes(path))
  );
}
