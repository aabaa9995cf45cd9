import type { FacetReader } from '../store/FacetReader';
import type { PageQuery, TableReader } from '../store/TableReader';
import type { Visibility } from '../store/visibility';

/** What a list asks of the store. */
export interface Question {
  text: string;
  /** Asked again with every click: it has a goal, and may not read all tables. */
  hot: boolean;
  ask: () => Promise<unknown>;
}

const FIRST: PageQuery = { sort: 'name', order: 'asc', limit: 50 };
/** Part of a column name in some of the tables. */
const FEW = 'rimipe';

const OWNED: Visibility = {
  anyOf: [
    {
      column: 'owner',
      values: ['group:default/team-7', 'group:default/team-11'],
    },
    { column: 'namespace', values: ['marts_5'] },
  ],
};

/** Every kind of question: orders, deep pages, filters, searches with many and few hits, limited sight, counts. */
export async function questions(
  tables: TableReader,
  facets: FacetReader,
): Promise<Question[]> {
  const page = (
    text: string,
    query: Partial<PageQuery>,
    sight: Visibility = 'all',
  ) => ({
    text,
    hot: true,
    ask: () => tables.page({ ...FIRST, ...query }, sight),
  });
  let deep: string | undefined;
  for (let step = 0; step < 100; step++) {
    const { nextCursor } = await tables.page(
      { ...FIRST, limit: 200, cursor: deep },
      'all',
    );
    deep = nextCursor;
  }
  return [
    page('first page by name', {}),
    page('page behind 20,000 tables', { cursor: deep }),
    page('by owner', { sort: 'owner' }),
    page('by freshness, most urgent first', { sort: 'freshness' }),
    page('by last change', { sort: 'changed', order: 'desc' }),
    page('by rows', { sort: 'rows', order: 'desc' }),
    page('by size', { sort: 'size', order: 'desc' }),
    page('one catalog and layer', { catalog: ['lake1'], layer: ['vault'] }),
    page('one owner', { owner: ['group:default/team-7'] }),
    page('one tag', { tag: ['gold'] }),
    page('one rare tag', { tag: ['domain-7'] }),
    page('without owner', { owner: ['none'] }),
    page('late ones', { freshness: ['late'] }),
    page('unreadable ones', { state: ['unreadable'] }),
    page('search with many hits', { search: 'customer' }),
    page('search of a number in names', { search: '_4321' }),
    page('search with few hits', { search: FEW }),
    page('search without hits', { search: 'nowhere_to_be_found' }),
    page('search of two words in columns', { search: 'customer_id invoice' }),
    page('few hits, by freshness', {
      search: 'order_sale_1',
      sort: 'freshness',
    }),
    page('what one team may see', {}, OWNED),
    page('what one tag shows', {}, { tags: ['gold'] }),
    page(
      'what a rare tag shows',
      { sort: 'freshness' },
      { tags: ['domain-7'] },
    ),
    page('what no tag hides', {}, { not: { tags: ['gold'] } }),
    page('what one team may see, searched', { search: 'customer' }, OWNED),
    {
      ...page('search of two letters, which no index knows', { search: 'zx' }),
      hot: false,
    },
    {
      text: 'counts of all filters',
      hot: false,
      ask: () =>
        Promise.all(
          (['layer', 'catalog', 'owner', 'freshness', 'state'] as const).map(
            facet => facets.counts(facet, {}, 'all'),
          ),
        ),
    },
    {
      text: 'the most frequent tags',
      hot: false,
      ask: () => facets.tags({}, 'all'),
    },
    {
      text: 'tags within a filter',
      hot: false,
      ask: () => facets.tags({ layer: ['vault'] }, 'all'),
    },
    {
      text: 'counts within a search',
      hot: false,
      ask: () => facets.counts('layer', { search: 'customer' }, 'all'),
    },
  ];
}
