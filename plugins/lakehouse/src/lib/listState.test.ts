import {
  activeFilters,
  parseListState,
  toRowQuery,
  viewParams,
  viewQuery,
} from './listState';

const parse = (query: string) => parseListState(new URLSearchParams(query));

describe('the state of the list', () => {
  it('is read from the address', () => {
    const state = parse(
      'search=order&layer=raw&layer=vault&sort=rows&order=desc',
    );
    expect(state.filters.layer).toEqual(['raw', 'vault']);
    expect(state).toMatchObject({
      search: 'order',
      sort: 'rows',
      order: 'desc',
    });
    expect(activeFilters(state)).toBe(2);
  });

  it('falls back where the address makes no sense', () => {
    expect(parse('sort=magic&order=up&view=nope&layer=')).toMatchObject({
      sort: 'name',
      order: 'asc',
      view: 'all',
    });
  });

  it('asks for the own tables in the view Mine', () => {
    const own = ['user:default/guest', 'group:default/sales-data'];
    expect(toRowQuery(parse('view=mine'), own).owner).toEqual(own);
  });

  it('lets a filter of the reader win over the view', () => {
    const query = toRowQuery(parse('view=mine&owner=none'), [
      'group:default/a',
    ]);
    expect(query.owner).toEqual(['none']);
  });

  it('asks for what is late, or for what nobody owns', () => {
    expect(toRowQuery(parse('view=late'), []).freshness).toEqual(['late']);
    expect(toRowQuery(parse('view=withoutOwner'), []).owner).toEqual(['none']);
  });

  it('is one view however its address is written, on whatever page', () => {
    const of = (query: string) => viewQuery(new URLSearchParams(query));
    expect(of('owner=b&layer=raw&owner=a&cursor=x&sort=name')).toBe(
      of('layer=raw&owner=a&owner=b&view=all&order=asc'),
    );
    expect(of('cursor=x&search=')).toBe('');
    expect(viewParams(of('owner=b&owner=a'))).toMatchObject({
      owner: ['a', 'b'],
      search: [],
      view: [],
    });
  });
});
