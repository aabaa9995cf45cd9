import type { Knex } from 'knex';
import { whereHolds } from './conditions';
import { freshnessState } from './freshnessSql';
import { whereFound, type Search } from './search';
import { whereVisible, type Visibility } from './visibility';

/** What a list of tables is narrowed by; values of one filter are alternatives. */
export interface TableFilters {
  search?: string;
  catalog?: string[];
  namespace?: string[];
  layer?: string[];
  /** `none` stands for tables without owner. */
  owner?: string[];
  /** Tables with one of these tags. */
  tag?: string[];
  freshness?: string[];
  state?: string[];
}

export type FilterName = keyof TableFilters;

/** Owner filter: tables that have none. */
export const NO_OWNER = 'none';

/** Narrows a query to the tables that match all filters and the search, but the filter in `except`. */
export function whereMatching(
  db: Knex,
  query: Knex.QueryBuilder,
  filters: TableFilters,
  visible: Visibility,
  nowMs: number,
  search: Search | undefined,
  except?: FilterName,
): void {
  const values = (name: Exclude<FilterName, 'search'>) =>
    name !== except && filters[name]?.length ? filters[name] : undefined;
  whereVisible(db, query, visible);
  for (const column of ['catalog', 'namespace', 'layer', 'state'] as const) {
    const wanted = values(column);
    if (wanted) {
      query.whereIn(column, wanted);
    }
  }
  const owners = values('owner');
  if (owners) {
    query.andWhere(inner => {
      const named = owners.filter(owner => owner !== NO_OWNER);
      if (named.length > 0) {
        inner.whereIn('owner', named);
      }
      if (named.length < owners.length) {
        inner.orWhereNull('owner');
      }
    });
  }
  const tags = values('tag');
  if (tags) {
    query.andWhere(inner => whereHolds(db, inner, { tags }));
  }
  const states = values('freshness');
  if (states) {
    query.whereIn(freshnessState(db, nowMs) as unknown as string, states);
  }
  if (search) {
    whereFound(db, query, search);
  }
}
