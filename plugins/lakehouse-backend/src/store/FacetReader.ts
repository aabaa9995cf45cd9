import type { Knex } from 'knex';
import { NO_OWNER, whereMatching, type TableFilters } from './filters';
import { freshnessState } from './freshnessSql';
import { prepareSearch } from './search';
import type { Visibility } from './visibility';

export interface FacetCount {
  value: string;
  count: number;
}

export type FacetName = 'layer' | 'catalog' | 'owner' | 'freshness' | 'state';

/** Counts tables by the values of a filter. */
export class FacetReader {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  /** Tables that match all filters. */
  async total(filters: TableFilters, visible: Visibility): Promise<number> {
    const query = this.#db('lakehouse_tables').count({ count: '*' });
    const search = await prepareSearch(this.#db, filters.search);
    whereMatching(this.#db, query, filters, visible, Date.now(), search);
    const [row] = await query;
    return Number(row.count);
  }

  /** Values of one filter with their counts, most frequent first, among the tables that match the other filters. */
  async counts(
    facet: FacetName,
    filters: TableFilters,
    visible: Visibility,
  ): Promise<FacetCount[]> {
    const now = Date.now();
    const value =
      facet === 'freshness'
        ? freshnessState(this.#db, now)
        : this.#db.raw(facet === 'owner' ? `coalesce(owner, ?)` : facet, [
            ...(facet === 'owner' ? [NO_OWNER] : []),
          ]);
    const inner = this.#db('lakehouse_tables').select({ value });
    const search = await prepareSearch(this.#db, filters.search);
    whereMatching(this.#db, inner, filters, visible, now, search, facet);
    const rows = await this.#db
      .from(inner.as('matching'))
      .select('value')
      .count({ count: '*' })
      .groupBy('value');
    return (rows as Array<{ value: string; count: string | number }>)
      .map(row => ({ value: row.value, count: Number(row.count) }))
      .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  }
}
