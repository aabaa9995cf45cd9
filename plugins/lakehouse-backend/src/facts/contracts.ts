import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import {
  parseContract,
  type Contract,
} from '@lakehouse/backstage-plugin-lakehouse-common';

/** Contracts of a folder, by name, and what could not be read. */
export interface ContractSet {
  contracts: Map<string, Contract>;
  /** The same by file; another object whenever one of them is another. */
  byFile: Record<string, Contract>;
  problems: string[];
}

interface Cached {
  stamp: string;
  contract?: Contract;
  problem?: string;
}

const SUFFIX = '.odcs.yaml';
const GONE = 'the folder of contracts is gone, the last known ones are used';

/**
 * A folder of data contracts. A contract that becomes unreadable keeps its last good content, with a problem that says so; so do all of them
 * when the folder is gone.
 */
export class ContractFolder {
  readonly #folder: string | undefined;
  readonly #cache = new Map<string, Cached>();
  #byFile: Record<string, Contract> = {};

  constructor(folder: string | undefined) {
    this.#folder = folder;
  }

  /** Contracts that were good before this backend started; they stand in until the folder says something else. */
  recall(byFile: Record<string, Contract>): void {
    for (const [file, contract] of Object.entries(byFile)) {
      this.#cache.set(file, { stamp: '', contract });
    }
  }

  async read(): Promise<ContractSet> {
    const files = await this.#list();
    if (files === null) {
      // A folder that never was there is one of a platform that begins.
      return this.#answer(this.#cache.size > 0 ? [GONE] : []);
    }
    for (const file of [...this.#cache.keys()]) {
      if (!files.includes(file)) {
        this.#cache.delete(file);
      }
    }
    const problems: string[] = [];
    for (const file of files) {
      const { problem } = await this.#readOne(file);
      if (problem) {
        problems.push(problem);
      }
    }
    return this.#answer(problems);
  }

  #answer(problems: string[]): ContractSet {
    const known = [...this.#cache]
      .flatMap(([file, { contract }]) =>
        contract ? [[file, contract] as const] : [],
      )
      .sort(([a], [b]) => (a < b ? -1 : 1));
    const before = Object.entries(this.#byFile);
    const isSame =
      known.length === before.length &&
      known.every(([file, contract]) => this.#byFile[file] === contract);
    if (!isSame) this.#byFile = Object.fromEntries(known);
    return {
      contracts: new Map(
        known.map(([, contract]) => [contract.name, contract]),
      ),
      byFile: this.#byFile,
      problems,
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
