import { GENERATOR_VERSION } from './plan/lock';

/** What a version of the generator changes in the repositories that older ones wrote. */
export interface GeneratorRelease {
  version: string;
  /** Day on which it came out, as `YYYY-MM-DD`. */
  date: string;
  /** What changes in generated files, one sentence each. */
  changes: string[];
  /** What a person has to do, one sentence each; mostly nothing. */
  toDo: string[];
}

/** Every version of the generator, oldest first. The last one is `GENERATOR_VERSION`. */
export const RELEASES: readonly GeneratorRelease[] = [
  {
    version: '1',
    date: '2026-11-28',
    changes: [
      'First numbered version: staging, vault, marts, catalog, docs, jobs and Snowflake follow from contracts and settings.',
    ],
    toDo: [],
  },
];

/** How the version in a lock stands to the generator that looks at it. */
export type VersionState = 'unlocked' | 'older' | 'same' | 'newer';

/** Versions are whole numbers; a lock of one that is none was written by nobody we know. */
const numberOf = (version: string): number =>
  /^\d{1,9}$/.test(version) ? Number(version) : NaN;

/**
 * Compares the version in a lock with that of the generator. A version that cannot be read counts as newer: nothing may be undone that
 * this generator does not know.
 *
 * @param locked - absent when the repository has no lock
 */
export function versionState(locked: string | undefined): VersionState {
  if (locked === undefined) return 'unlocked';
  if (locked === GENERATOR_VERSION) return 'same';
  return numberOf(locked) < numberOf(GENERATOR_VERSION) ? 'older' : 'newer';
}

/** Releases that came after the version in a lock, oldest first; all of them for a repository without one. */
export function releasesSince(
  locked: string | undefined,
  releases: readonly GeneratorRelease[] = RELEASES,
): GeneratorRelease[] {
  const from = locked === undefined ? -1 : numberOf(locked);
  return releases.filter(({ version }) => numberOf(version) > from);
}
