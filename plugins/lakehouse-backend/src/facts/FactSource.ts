import type { CatalogConfig } from '../config/types';
import { ContractFolder } from './contracts';
import { DbtFolder } from './dbtFolder';
import { FactBook } from './FactBook';
import { namespaceOwner, type NamespaceOwner } from './owners';

/** Reads the contracts and dbt artifacts that a catalog's configuration names, beside the owners that it gives itself. */
export class FactSource {
  readonly #catalog: string;
  readonly #contracts: ContractFolder;
  readonly #dbt: DbtFolder;
  readonly #namespaceOwner: NamespaceOwner;

  constructor(
    config: Pick<CatalogConfig, 'id' | 'contracts' | 'dbt'> &
      Parameters<typeof namespaceOwner>[0],
  ) {
    this.#catalog = config.id;
    this.#contracts = new ContractFolder(config.contracts);
    this.#dbt = new DbtFolder(config.dbt);
    this.#namespaceOwner = namespaceOwner(config);
  }

  async read(): Promise<{ book: FactBook; problems: string[] }> {
    const contracts = await this.#contracts.read();
    const dbt = await this.#dbt.read();
    return {
      book: new FactBook(
        this.#catalog,
        contracts.contracts,
        dbt.nodes,
        this.#namespaceOwner,
      ),
      problems: [...contracts.problems, ...dbt.problems],
    };
  }
}
