import type { FoundSource } from '@lakehouse/backstage-plugin-lakehouse-common';

/** For how long, and how much. */
const LIMITS = { ms: 10 * 60_000, entries: 20, characters: 60_000_000 };

interface Entry {
  found: FoundSource;
  until: number;
}

const keyOf = (connection: string, schema: string | undefined) =>
  JSON.stringify([connection, schema]);

/** Schemas that were read in the last minutes; the ones that were used last stay longest. */
export class RecentSources {
  readonly #entries = new Map<string, Entry>();
  readonly #limits: typeof LIMITS;
  readonly #now: () => number;

  constructor(limits = LIMITS, now: () => number = Date.now) {
    this.#limits = limits;
    this.#now = now;
  }

  /** @param schema - as it was asked for: undefined is the connection's own choice */
  get(connection: string, schema: string | undefined): FoundSource | undefined {
    const key = keyOf(connection, schema);
    const entry = this.#entries.get(key);
    this.#entries.delete(key);
    if (!entry || entry.until < this.#now()) return undefined;
    this.#entries.set(key, entry);
    return entry.found;
  }

  /** Keeps a source under its own schema, and under the one that was asked for. */
  keep(found: FoundSource, asked: string | undefined): void {
    const entry = { found, until: this.#now() + this.#limits.ms };
    for (const schema of new Set([asked, found.schema])) {
      const key = keyOf(found.connection, schema);
      this.#entries.delete(key);
      this.#entries.set(key, entry);
    }
    for (const key of this.#entries.keys()) {
      if (this.#fits()) return;
      this.#entries.delete(key);
    }
  }

  #fits(): boolean {
    const sources = new Set([...this.#entries.values()].map(one => one.found));
    const characters = [...sources].reduce(
      (sum, { ddl, files = [] }) =>
        files.reduce((all, { content }) => all + content.length, sum) +
        ddl.length,
      0,
    );
    return (
      sources.size <= this.#limits.entries &&
      characters <= this.#limits.characters
    );
  }
}
