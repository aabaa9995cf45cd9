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

/** Most files whose last change is looked up for one list. */
const NAMED = 50;

/** The repository at one commit, and what the present generator makes of it. */
interface Compared extends RepositorySnapshot {
  upgrade: PreparedUpgrade;
  drift?: Promise<PlatformDrift>;
}

/** Compares the platform repository with what is generated, once per commit. */
export class DriftReader {
  readonly #repository: PlatformRepository;
  readonly #history: FileHistory;
  readonly #printers: readonly OrganisationPrinter[];
  #compared?: Compared;

  constructor(
    repository: PlatformRepository,
    history: FileHistory,
    printers: readonly OrganisationPrinter[] = [],
  ) {
    this.#repository = repository;
    this.#history = history;
    this.#printers = printers;
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

  async #compare(): Promise<Compared> {
    const head = await this.#repository.head();
    if (this.#compared?.commit === head) return this.#compared;
    const snapshot = await this.#repository.read(isPlatformFile);
    const upgrade = prepareUpgrade(snapshot.files, {
      printers: this.#printers,
    });
    this.#compared = { ...snapshot, upgrade };
    return this.#compared;
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
