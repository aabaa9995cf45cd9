import type { Knex } from 'knex';
import { freshnessState } from './freshnessSql';
import { whereVisible, type Visibility } from './visibility';

/** What a list of tables is narrowed by; values of one filter are alternatives. */
export interface TableFilters {
  search?: string;
  catalog?: string[];
  namespace?: string[];
  layer?: string[];
  /** `none` stands for tables without owner. */
  owner?: string[];
  freshness?: string[];
  state?: string[];
}

export type FilterName = keyof TableFilters;

/** Owner filter: tables that have none. */
export const NO_OWNER = 'none';

/** Narrows a query to the tables that match all filters, but the one in `except`. */
export function whereMatching(
  db: Knex,
  query: Knex.QueryBuilder,
  filters: TableFilters,
  visible: Visibility,
  nowMs: number,
  except?: FilterName,
): void {
  const values = (name: Exclude<FilterName, 'search'>) =>
    name !== except && filters[name]?.length ? filters[name] : undefined;
  whereVisible(query, visible);
  for (const column of ['catalog', 'namespace', 'layer', 'state'] as const) {
    const wanted = values(column);
    if (wanted) {
      query.whereIn(column, wanted);
    }
  }
  const owners = values('owner');
  if (owners) {
    query.andWhere(inner => {
      inner.whereIn('owner', owners);
      if (owners.includes(NO_OWNER)) {
        inner.orWhereNull('owner');
      }
    });
  }
  const states = values('freshness');
  if (states) {
    query.whereIn(freshnessState(db, nowMs) as unknown as string, states);
  }
  for (const word of searchWords(filters.search)) {
    query.whereRaw("search_text like ? escape '!'", [`%${escapeLike(word)}%`]);
  }
}

/** The words of a search, lower case; every one must occur. */
export function searchWords(search: string | undefined): string[] {
  return (search ?? '')
    .replaceAll('\0', ' ')
    .toLowerCase()
    .split(/\s+/)
    .filter(Boolean);
}

function escapeLike(word: string): string {
  return word.replace(/[!%_]/g, '!$&');
}
