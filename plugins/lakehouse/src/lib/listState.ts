import type { TableQuery } from '@lakehouse/backstage-plugin-lakehouse-common';

/** The filters of the list, in the order they are shown. */
export const FACETS = [
  'layer',
  'catalog',
  'owner',
  'tag',
  'freshness',
  'state',
] as const;

export type Facet = (typeof FACETS)[number];

/** Ready-made questions to the list. */
export const VIEWS = ['all', 'mine', 'late', 'withoutOwner'] as const;

export type View = (typeof VIEWS)[number];

export const SORTS = [
  'name',
  'owner',
  'freshness',
  'changed',
  'rows',
  'size',
] as const;

export type Sort = (typeof SORTS)[number];

/** Value of the owner filter for tables that nobody owns. */
export const OWNER_NONE = 'none';

/** Rows of one page of the list. */
export const PAGE_SIZE = 50;

/** Everything that decides which rows the list shows; lives in the address. */
export interface ListState {
  view: View;
  search: string;
  filters: Record<Facet, string[]>;
  sort: Sort;
  order: 'asc' | 'desc';
  cursor?: string;
}

function oneOf<T extends string>(
  allowed: readonly T[],
  value: string | null,
  fallback: T,
): T {
  return allowed.find(each => each === value) ?? fallback;
}

/** Reads the state from the address; what is not understood falls back. */
export function parseListState(params: URLSearchParams): ListState {
  const filters = Object.fromEntries(
    FACETS.map(facet => [facet, params.getAll(facet).filter(Boolean)]),
  ) as Record<Facet, string[]>;
  return {
    view: oneOf(VIEWS, params.get('view'), 'all'),
    search: params.get('search') ?? '',
    filters,
    sort: oneOf(SORTS, params.get('sort'), 'name'),
    order: oneOf(['asc', 'desc'], params.get('order'), 'asc'),
    cursor: params.get('cursor') ?? undefined,
  };
}

/** What an address says of the list, apart from the page of it. */
const VIEW_PARAMS = ['search', 'view', ...FACETS, 'sort', 'order'] as const;

const DEFAULTS: Record<string, string> = {
  view: 'all',
  sort: 'name',
  order: 'asc',
};

/** Every parameter of a view with its values, none for those that the query does not name. */
export function viewParams(query: string): Record<string, string[]> {
  const params = new URLSearchParams(query);
  return Object.fromEntries(
    VIEW_PARAMS.map(name => [name, params.getAll(name)]),
  );
}

/** The view of an address as a query that is the same for the same view; empty for all tables. */
export function viewQuery(params: URLSearchParams): string {
  const kept = VIEW_PARAMS.flatMap(name =>
    params
      .getAll(name)
      .filter(value => value !== '' && value !== DEFAULTS[name])
      .sort()
      .map(value => [name, value]),
  );
  return new URLSearchParams(kept).toString();
}

/** Number of filters that are set. */
export function activeFilters(state: ListState): number {
  return FACETS.reduce((sum, facet) => sum + state.filters[facet].length, 0);
}

/** Filters that a view stands for; a filter the reader sets himself wins. */
function viewFilters(
  view: View,
  ownRefs: string[],
): Partial<Record<Facet, string[]>> {
  switch (view) {
    case 'mine':
      return { owner: ownRefs };
    case 'late':
      return { freshness: ['late'] };
    case 'withoutOwner':
      return { owner: [OWNER_NONE] };
    default:
      return {};
  }
}

/** The filter part of the question to the backend, as rows and facets share it. */
export function toFilterQuery(state: ListState, ownRefs: string[]): TableQuery {
  const preset = viewFilters(state.view, ownRefs);
  const filters = FACETS.map(facet => {
    const own = state.filters[facet];
    const values = own.length > 0 ? own : preset[facet];
    return [facet, values?.length ? values : undefined];
  });
  return {
    ...Object.fromEntries(filters),
    search: state.search || undefined,
  };
}

/** The question for one page of rows. */
export function toRowQuery(state: ListState, ownRefs: string[]): TableQuery {
  return {
    ...toFilterQuery(state, ownRefs),
    sort: state.sort,
    order: state.order,
    limit: PAGE_SIZE,
    cursor: state.cursor,
  };
}
