import { CommonSearches } from './CommonSearches';

describe('CommonSearches', () => {
  it('knows a search in any order of its words, for a minute', () => {
    const searches = new CommonSearches();
    searches.add(['order', 'price'], 0);
    expect(searches.has(['price', 'order'], 59_999)).toBe(true);
    expect(searches.has(['price', 'order'], 60_000)).toBe(false);
    expect(searches.has(['order'], 0)).toBe(false);
  });

  it('forgets the oldest of more than a thousand', () => {
    const searches = new CommonSearches();
    for (let word = 0; word <= 1000; word++) searches.add([`w${word}`], 0);
    expect(searches.has(['w0'], 0)).toBe(false);
    expect(searches.has(['w1'], 0)).toBe(true);
    expect(searches.has(['w1000'], 0)).toBe(true);
  });
});
