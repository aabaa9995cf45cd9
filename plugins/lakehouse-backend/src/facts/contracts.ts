import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import {
  parseContract,
  type Contract,
} from '@lakehouse/backstage-plugin-lakehouse-common';

/** Contracts of a folder, by name, and what could not be read. */
export interface ContractSet {
  contracts: Map<string, Contract>;
  problems: string[];
}

interface Cached {
  stamp: string;
  contract?: Contract;
  problem?: string;
}

const SUFFIX = '.odcs.yaml';

/**
 * A folder of data contracts. A contract that becomes unreadable keeps its last good content, with a problem that says so; so do all of them
 * when the folder is gone.
 */
export class ContractFolder {
  readonly #folder: string | undefined;
  readonly #cache = new Map<string, Cached>();

  constructor(folder: string | undefined) {
    this.#folder = folder;
  }

  async read(): Promise<ContractSet> {
    const files = await this.#list();
    if (files === null) {
      return this.#lastKnown();
    }
    for (const file of [...this.#cache.keys()]) {
      if (!files.includes(file)) {
        this.#cache.delete(file);
      }
    }
    const contracts = new Map<string, Contract>();
    const problems: string[] = [];
    for (const file of files) {
      const { contract, problem } = await this.#readOne(file);
      if (contract) {
        contracts.set(contract.name, contract);
      }
      if (problem) {
        problems.push(problem);
      }
    }
    return { contracts, problems };
  }

  /** What was read before the folder went away; nothing, if it was never there. */
  #lastKnown(): ContractSet {
    const known = [...this.#cache.values()].flatMap(
      ({ contract }) => contract ?? [],
    );
    return {
      contracts: new Map(known.map(contract => [contract.name, contract])),
      problems:
        known.length > 0
          ? ['the folder of contracts is gone, the last known ones are used']
          : [],
    };
  }

  /** Null when there is no such folder. */
  async #list(): Promise<string[] | null> {
    if (!this.#folder) {
      return [];
    }
    try {
      const names = await readdir(this.#folder);
      return names.filter(name => name.endsWith(SUFFIX)).sort();
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
        return null;
      }
      throw error;
    }
  }

  async #readOne(file: string): Promise<Cached> {
    const full = path.join(this.#folder as string, file);
    const { size, mtimeMs } = await stat(full);
    const stamp = `${size}:${mtimeMs}`;
    const before = this.#cache.get(file);
    if (before?.stamp === stamp) {
      return before;
    }
    const { contract, findings } = parseContract(await readFile(full, 'utf8'));
    const error = findings.find(finding => finding.severity === 'error');
    const now: Cached = contract
      ? { stamp, contract }
      : {
          stamp,
          contract: before?.contract,
          problem: `contract ${file}, line ${error?.line ?? 1}: ${
            error?.message ?? 'not readable'
          }`,
        };
    this.#cache.set(file, now);
    return now;
  }
}
