import { NotFoundError } from '@backstage/errors';
import type {
  DriftedFile,
  OrganisationPrinter,
  PlatformDrift,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import {
  isPlatformFile,
  platformDrift,
  prepareUpgrade,
  type FileHistory,
  type PlatformRepository,
  type PreparedUpgrade,
  type RepositorySnapshot,
} from '@lakehouse/backstage-plugin-lakehouse-node';
import { oncePerCommit } from '../oncePerCommit';

/** Most files whose last change is looked up for one list. */
const NAMED = 50;

/** The repository at one commit, and what the present generator makes of it. */
interface Compared extends RepositorySnapshot {
  upgrade: PreparedUpgrade;
  drift?: Promise<PlatformDrift>;
}

/** Compares the platform repository with what is generated, once per commit. */
export class DriftReader {
  readonly #history: FileHistory;
  readonly #compare: () => Promise<Compared>;

  constructor(
    repository: PlatformRepository,
    history: FileHistory,
    printers: readonly OrganisationPrinter[] = [],
  ) {
    this.#history = history;
    this.#compare = oncePerCommit(repository, async () => {
      const snapshot = await repository.read(isPlatformFile);
      return {
        ...snapshot,
        upgrade: prepareUpgrade(snapshot.files, { printers }),
      };
    });
  }

  /** Edits and what a run would change; with who edited, where many files can be asked about at once. */
  async drift(): Promise<PlatformDrift> {
    const compared = await this.#compare();
    compared.drift ??= this.#withAuthors(compared).catch(error => {
      compared.drift = undefined;
      throw error;
    });
    return compared.drift;
  }

  /** One file beside what would be generated in its place. */
  async file(path: string): Promise<DriftedFile> {
    const { commit, files, upgrade } = await this.#compare();
    const present = files.get(path);
    const planned = upgrade.change.files.find(file => file.path === path);
    const generated = planned?.content;
    if (present === undefined && generated === undefined) {
      throw new NotFoundError(
        'The platform repository has no such file, and none is generated. Look at the list again: the repository has changed',
      );
    }
    const changes = await this.#history.lastChanges(commit, [path]);
    return { path, present, generated, lastChange: changes.get(path) };
  }

  async #withAuthors({ commit, files, upgrade }: Compared) {
    const drift = platformDrift(files, upgrade);
    if (!this.#history.isCheap) return drift;
    const changes = await this.#history.lastChanges(
      commit,
      drift.edited.slice(0, NAMED).map(({ path }) => path),
    );
    return {
      ...drift,
      edited: drift.edited.map(file => ({
        ...file,
        lastChange: changes.get(file.path),
      })),
    };
  }
}
