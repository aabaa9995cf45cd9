import type { Knex } from 'knex';
import {
  NO_OWNER,
  whereMatching,
  type FilterName,
  type TableFilters,
} from './filters';
import { freshnessState } from './freshnessSql';
import { prepareSearch, type Search } from './search';
import type { Visibility } from './visibility';

export interface FacetCount {
  value: string;
  count: number;
}

/** Tags that a filter offers: the most frequent ones. */
const TAGS = 50;

export type FacetName = 'layer' | 'catalog' | 'owner' | 'freshness' | 'state';

/** Counts tables by the values of a filter. */
export class FacetReader {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  /** Looks the search of the filters up: once for all counts that are asked with them. */
  search(filters: TableFilters): Promise<Search | undefined> {
    return prepareSearch(this.#db, filters.search);
  }

  /** Tables that match all filters. */
  async total(
    filters: TableFilters,
    visible: Visibility,
    search = this.search(filters),
  ): Promise<number> {
    const query = this.#db('lakehouse_tables').count({ count: '*' });
    const found = await search;
    whereMatching(this.#db, query, filters, visible, Date.now(), found);
    const [row] = await query;
    return Number(row.count);
  }

  /** Values of one filter with their counts, most frequent first, among the tables that match the other filters. */
  async counts(
    facet: FacetName,
    filters: TableFilters,
    visible: Visibility,
    search = this.search(filters),
  ): Promise<FacetCount[]> {
    const now = Date.now();
    const value =
      facet === 'freshness'
        ? freshnessState(this.#db, now)
        : this.#db.raw(facet === 'owner' ? `coalesce(owner, ?)` : facet, [
            ...(facet === 'owner' ? [NO_OWNER] : []),
          ]);
    const inner = this.#db('lakehouse_tables').select({ value });
    const found = await search;
    whereMatching(this.#db, inner, filters, visible, now, found, facet);
    const rows = await this.#db
      .from(inner.as('matching'))
      .select('value')
      .count({ count: '*' })
      .groupBy('value');
    return toCounts(rows as CountRow[]);
  }

  /** The most frequent tags among the tables that match the other filters. */
  async tags(
    filters: TableFilters,
    visible: Visibility,
    search = this.search(filters),
  ): Promise<FacetCount[]> {
    const query = this.#db('lakehouse_table_tags as tags')
      .select({ value: 'tags.tag' })
      .count({ count: '*' })
      .groupBy('tags.tag')
      .orderBy([{ column: 'count', order: 'desc' }, 'value'])
      .limit(TAGS);
    const found = await search;
    const isNarrowed = visible !== 'all' || hasOther(filters, 'tag');
    if (isNarrowed) {
      query.whereExists(table => {
        table
          .select(this.#db.raw('1'))
          .from('lakehouse_tables')
          .whereRaw('lakehouse_tables.ref = tags.ref');
        const now = Date.now();
        whereMatching(this.#db, table, filters, visible, now, found, 'tag');
      });
    }
    return toCounts((await query) as CountRow[]);
  }
}

interface CountRow {
  value: string;
  count: string | number;
}

function toCounts(rows: CountRow[]): FacetCount[] {
  return rows
    .map(({ value, count }) => ({ value, count: Number(count) }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}

function hasOther(filters: TableFilters, facet: FilterName): boolean {
  return Object.entries(filters).some(
    ([name, value]) => name !== facet && value?.length,
  );
}
