import { createHash } from 'node:crypto';

/** Where facts come from. */
export type FactKind = 'contracts' | 'dbt';

/** Facts as they were last read, as text for the store. */
export interface KeptFacts {
  kind: FactKind;
  /** Of the content. */
  digest: string;
  content: string;
  /** There are none: worth keeping only in the place of some. */
  isEmpty: boolean;
}

/** Grows when contracts or dbt nodes are held in another shape: what an older backend kept is not taken then. */
const VERSION = 1;

/** Turns facts to text, once for each value that is given. */
export class FactsKeeper<T extends object> {
  readonly #kind: FactKind;
  #value: T | undefined;
  #kept: KeptFacts | undefined;

  constructor(kind: FactKind) {
    this.#kind = kind;
  }

  keep(value: T): KeptFacts {
    if (!this.#kept || this.#value !== value) {
      const content = JSON.stringify({ version: VERSION, value });
      const digest = createHash('sha256').update(content).digest('hex');
      const isEmpty = Object.keys(value).length === 0;
      this.#kept = { kind: this.#kind, digest, content, isEmpty };
      this.#value = value;
    }
    return this.#kept;
  }

  /** What was kept; nothing when another version did. */
  read(content: string | undefined): T | undefined {
    const { version, value } = content ? JSON.parse(content) : {};
    return version === VERSION ? value : undefined;
  }
}
