import type { CatalogConfig } from '../config/types';
import type { Contract } from '@lakehouse/backstage-plugin-lakehouse-common';
import { ContractFolder } from './contracts';
import { DbtFolder } from './dbtFolder';
import type { DbtNode } from './dbtManifest';
import { FactBook } from './FactBook';
import { FactsKeeper, type FactKind, type KeptFacts } from './kept';
import { namespaceOwner, type NamespaceOwner } from './owners';

/** What was read, what could not be, and what is worth keeping over a restart. */
export interface FactsRead {
  book: FactBook;
  problems: string[];
  kept: KeptFacts[];
}

/** Reads the contracts and dbt artifacts that a catalog's configuration names, beside the owners that it gives itself. */
export class FactSource {
  readonly #catalog: string;
  readonly #contracts: ContractFolder;
  readonly #dbt: DbtFolder;
  readonly #namespaceOwner: NamespaceOwner;
  readonly #contractsKeeper = new FactsKeeper<Record<string, Contract>>(
    'contracts',
  );
  readonly #dbtKeeper = new FactsKeeper<DbtNode[]>('dbt');
  #isRecalled = false;

  constructor(
    config: Pick<CatalogConfig, 'id' | 'contracts' | 'dbt'> &
      Parameters<typeof namespaceOwner>[0],
  ) {
    this.#catalog = config.id;
    this.#contracts = new ContractFolder(config.contracts);
    this.#dbt = new DbtFolder(config.dbt);
    this.#namespaceOwner = namespaceOwner(config);
  }

  /**
   * Reads what has changed since the last time.
   *
   * @param last - what was kept of an earlier backend, asked for once: a contract or a manifest that cannot be read right after a start
   * must not take the owners, tags and promises from tables
   */
  async read(
    last: (kind: FactKind) => Promise<string | undefined>,
  ): Promise<FactsRead> {
    await this.#recall(last);
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
      kept: [
        this.#contractsKeeper.keep(contracts.byFile),
        this.#dbtKeeper.keep(dbt.nodes),
      ],
    };
  }

  async #recall(
    last: (kind: FactKind) => Promise<string | undefined>,
  ): Promise<void> {
    if (this.#isRecalled) return;
    const contracts = this.#contractsKeeper.read(await last('contracts'));
    if (contracts) this.#contracts.recall(contracts);
    const nodes = this.#dbtKeeper.read(await last('dbt'));
    if (nodes) this.#dbt.recall(nodes);
    this.#isRecalled = true;
  }
}
