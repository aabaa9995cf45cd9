import {
  contractOwner,
  formatTableRef,
  ownerRef,
  parseSourceDataset,
  promiseFor,
  type Contract,
  type FreshnessPromise,
  type TableOwner,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { layerOf, sourceOf } from '../layer';
import { columnFacts } from './columnFacts';
import type { DbtNode } from './dbtManifest';
import { contractEdges, dbtEdges, dbtTableRef } from './edges';
import type { NamespaceOwner } from './owners';
import { toTags } from './tags';
import type { Edge, TableFacts } from './types';

/** Everything that the contracts and the dbt artifacts of one catalog say, asked table by table. */
export class FactBook {
  readonly edges: Edge[];
  readonly #catalog: string;
  readonly #contracts: Map<string, Contract>;
  readonly #namespaceOwner: NamespaceOwner;
  readonly #models = new Map<string, DbtNode>();
  readonly #inputs = new Map<string, string[]>();

  constructor(
    catalog: string,
    contracts: Map<string, Contract>,
    nodes: DbtNode[],
    namespaceOwner: NamespaceOwner = () => null,
  ) {
    this.#catalog = catalog;
    this.#namespaceOwner = namespaceOwner;
    this.#contracts = contracts;
    for (const node of nodes) {
      const ref = dbtTableRef(catalog, node);
      if (ref && node.kind !== 'source') {
        this.#models.set(ref, node);
      }
    }
    this.edges = [
      ...[...contracts.values()].flatMap(c => contractEdges(catalog, c)),
      ...dbtEdges(catalog, nodes),
    ];
    for (const { from, to } of this.edges) {
      this.#inputs.set(to, [...(this.#inputs.get(to) ?? []), from]);
    }
  }

  /** What is known of one table. */
  lookUp(namespace: string[], name: string): TableFacts {
    const ref = formatTableRef({ catalog: this.#catalog, namespace, name });
    const model = this.#models.get(ref);
    const sources = this.#sourcesOf(ref, namespace, model);
    // A table made of several sources belongs to none of them.
    const contract =
      sources.length === 1 ? this.#contracts.get(sources[0]) : undefined;
    const direct = layerOf(namespace) === 'raw';
    const table = direct
      ? contract?.schema.find(entry => entry.name === name)
      : undefined;
    return {
      owner: ownerOf(model, contract),
      fallbackOwner: this.#namespaceOwner(namespace),
      description: model?.description ?? table?.description ?? null,
      source: contract?.name ?? null,
      contract: contract
        ? {
            name: contract.name,
            version: contract.version,
            status: contract.status,
          }
        : null,
      tags: toTags([
        ...(contract?.tags ?? []),
        ...(table?.tags ?? []),
        ...(model?.tags ?? []),
      ]),
      domain: contract?.domain ?? null,
      promise: this.#promiseOf(sources, direct ? name : undefined),
      grain: model?.grain ?? table?.dataGranularityDescription ?? null,
      columns: columnFacts(table, model),
    };
  }

  /** Names of the contracts behind a table: by its namespace, by its dbt model, else by what it is made of. */
  #sourcesOf(
    ref: string,
    namespace: string[],
    model: DbtNode | undefined,
  ): string[] {
    const named = sourceOf(namespace) ?? model?.source;
    if (named && this.#contracts.has(named)) {
      return [named];
    }
    const found = new Set<string>();
    const seen = new Set([ref]);
    const queue = [ref];
    for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
      for (const input of this.#inputs.get(id) ?? []) {
        const source = parseSourceDataset(input)?.source;
        if (source) {
          found.add(source);
        } else if (!seen.has(input)) {
          seen.add(input);
          queue.push(input);
        }
      }
    }
    return [...found].sort();
  }

  /**
   * The promise for a table. A table made of others inherits theirs; of several the longest, because it cannot be newer than what its
   * slowest source promises.
   */
  #promiseOf(
    sources: string[],
    rawTable: string | undefined,
  ): FreshnessPromise | null {
    let longest: FreshnessPromise | null = null;
    for (const source of sources) {
      const contract = this.#contracts.get(source)!;
      const promised = promiseFor(contract, rawTable);
      if (promised && promised.maxAgeMs > (longest?.maxAgeMs ?? -1)) {
        const where = `contract ${contract.name} ${contract.version}`;
        const inherited = rawTable === undefined;
        longest = {
          maxAgeMs: promised.maxAgeMs,
          text: promised.text,
          from: inherited ? `inherited from ${where}` : where,
          inherited,
        };
      }
    }
    return longest;
  }
}

function ownerOf(
  model: DbtNode | undefined,
  contract: Contract | undefined,
): TableOwner | null {
  const fromModel = model?.owner && ownerRef(model.owner);
  if (fromModel) {
    return { ref: fromModel, evidence: 'dbt', detail: `model ${model.name}` };
  }
  const fromContract = contract && contractOwner(contract);
  return fromContract
    ? {
        ref: fromContract,
        evidence: 'contract',
        detail: `contract ${contract.name} ${contract.version}`,
      }
    : null;
}
