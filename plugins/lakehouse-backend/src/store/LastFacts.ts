import type { Knex } from 'knex';
import type { FactKind, KeptFacts } from '../facts/kept';

interface LastFactsRow {
  catalog: string;
  kind: FactKind;
  digest: string;
  content: string;
}

/** The contracts and dbt artifacts of one catalog as they were last read; they outlive a restart. */
export class LastFacts {
  readonly #db: Knex;
  readonly #catalog: string;

  constructor(db: Knex, catalog: string) {
    this.#db = db;
    this.#catalog = catalog;
  }

  async get(kind: FactKind): Promise<string | undefined> {
    const row = await this.#db<LastFactsRow>('lakehouse_last_facts')
      .where({ catalog: this.#catalog, kind })
      .first('content');
    return row?.content;
  }

  /** Writes what differs from what is kept already. Returns the number of rows written. */
  async keep(facts: KeptFacts[]): Promise<number> {
    const rows = await this.#db<LastFactsRow>('lakehouse_last_facts')
      .where({ catalog: this.#catalog })
      .select('kind', 'digest');
    const before = new Map(rows.map(({ kind, digest }) => [kind, digest]));
    const changed = facts.filter(
      ({ kind, digest, isEmpty }) =>
        before.get(kind) !== digest && (before.has(kind) || !isEmpty),
    );
    for (const { kind, digest, content } of changed) {
      await this.#db<LastFactsRow>('lakehouse_last_facts')
        .insert({ catalog: this.#catalog, kind, digest, content })
        .onConflict(['catalog', 'kind'])
        .merge();
    }
    return changed.length;
  }
}
