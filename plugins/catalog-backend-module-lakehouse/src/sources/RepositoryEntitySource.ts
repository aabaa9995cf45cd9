import type { PlatformRepository } from '@lakehouse/backstage-plugin-lakehouse-node';
import type { EntityReading, EntitySource } from './EntitySource';
import { parseEntities } from './parseEntities';

const isCatalogFile = (path: string) => /^catalog\/.+\.ya?ml$/.test(path);

/** Entities of `catalog/**.yaml` at the head of the platform repository; its version is the commit. */
export class RepositoryEntitySource implements EntitySource {
  readonly id = 'platform';
  readonly #repository: PlatformRepository;

  constructor(repository: PlatformRepository) {
    this.#repository = repository;
  }

  async version(): Promise<string> {
    return this.#repository.head();
  }

  async read(): Promise<EntityReading> {
    const { commit, files } = await this.#repository.read(isCatalogFile);
    return { version: commit, ...(await parseEntities(files)) };
  }
}
