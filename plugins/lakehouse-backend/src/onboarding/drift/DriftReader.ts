import { NotFoundError } from '@backstage/errors';
import type {
  DriftedFile,
  OrganisationPrinter,
  PlatformDrift,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import {
  generatedContent,
  isPlatformFile,
  platformDrift,
  type FileHistory,
  type PlatformRepository,
  type RepositorySnapshot,
} from '@lakehouse/backstage-plugin-lakehouse-node';

/** Most files whose last change is looked up for one list. */
const NAMED = 50;

/** Compares the platform repository with what is generated, once per commit. */
export class DriftReader {
  readonly #repository: PlatformRepository;
  readonly #history: FileHistory;
  readonly #printers: readonly OrganisationPrinter[];
  #snapshot?: RepositorySnapshot;
  #drift?: Promise<PlatformDrift>;

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
    const snapshot = await this.#read();
    this.#drift ??= this.#compare(snapshot).catch(error => {
      this.#drift = undefined;
      throw error;
    });
    return this.#drift;
  }

  /** One file beside what would be generated in its place. */
  async file(path: string): Promise<DriftedFile> {
    const { commit, files } = await this.#read();
    const present = files.get(path);
    const generated = isPlatformFile(path)
      ? generatedContent(files, path, this.#printers)
      : undefined;
    if (present === undefined && generated === undefined) {
      throw new NotFoundError(
        'The platform repository has no such file, and none is generated. Look at the list again: the repository has changed',
      );
    }
    const changes = await this.#history.lastChanges(commit, [path]);
    return { path, present, generated, lastChange: changes.get(path) };
  }

  async #read(): Promise<RepositorySnapshot> {
    if (this.#snapshot?.commit !== (await this.#repository.head())) {
      this.#snapshot = await this.#repository.read(isPlatformFile);
      this.#drift = undefined;
    }
    return this.#snapshot!;
  }

  async #compare({ commit, files }: RepositorySnapshot) {
    const drift = platformDrift(files, this.#printers);
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
