import {
  GENERATOR_VERSION,
  LOCK_PATH,
  parseLock,
  rehashedTables,
  releasesSince,
  VAULT_LOCK_PATH,
  versionState,
  type GeneratorRelease,
  type OrganisationPrinter,
  type PreviewFile,
  type SourceFinding,
  type VersionState,
} from '@lakehouse/backstage-plugin-lakehouse-common';
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
 * @param options.printers - printers of the organisation
 * @param options.acceptRehash - whether rows of the vault may get other keys and hashes where that is needed
 */
export function prepareUpgrade(
  files: ReadonlyMap<string, string>,
  {
    acceptRehash = false,
    printers,
  }: {
    acceptRehash?: boolean;
    printers?: readonly OrganisationPrinter[];
  } = {},
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
    change: prepareChange(files, [], newer, {
      acceptRehash: acceptRehash ? rehashed(files) : [],
      printers,
    }),
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

/** Whether a run writes or removes a file; the locks follow from the others. */
export function isPendingFile({
  path,
  action,
}: Pick<PreviewFile, 'path' | 'action'>): boolean {
  return (
    ['create', 'update', 'remove'].includes(action) && !LOCKS.includes(path)
  );
}

/**
 * Whether an older generator wrote the repository and the present one writes other files, or cannot go on without a person. That the locks
 * alone would change is no reason to ask anybody for a review: the next change brings it along.
 */
export function isUpgradeDue({ state, change }: PreparedUpgrade): boolean {
  return state === 'older' && (!change.ok || change.files.some(isPendingFile));
}
