import type { CatalogConfig } from '../config/types';
import { ContractFolder } from './contracts';
import { DbtFolder } from './dbtFolder';
import { FactBook } from './FactBook';

/** Reads the contracts and dbt artifacts that a catalog's configuration names. */
export class FactSource {
  readonly #catalog: string;
  readonly #contracts: ContractFolder;
  readonly #dbt: DbtFolder;

  constructor(config: Pick<CatalogConfig, 'id' | 'contracts' | 'dbt'>) {
    this.#catalog = config.id;
    this.#contracts = new ContractFolder(config.contracts);
    this.#dbt = new DbtFolder(config.dbt);
  }

  async read(): Promise<{ book: FactBook; problems: string[] }> {
    const contracts = await this.#contracts.read();
    const dbt = await this.#dbt.read();
    return {
      book: new FactBook(this.#catalog, contracts.contracts, dbt.nodes),
      problems: [...contracts.problems, ...dbt.problems],
    };
  }
}
