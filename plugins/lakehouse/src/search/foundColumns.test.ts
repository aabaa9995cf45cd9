import { foundColumns } from './foundColumns';

const highlight = (columns?: string) => ({
  preTag: '<x1>',
  postTag: '</x1>',
  fields: { title: 'marts.<x1>orders</x1>', ...(columns && { columns }) },
});

describe('foundColumns', () => {
  it('names the columns that hold what was found', () => {
    expect(
      foundColumns(
        highlight('id\n<x1>ship</x1>_<x1>city</x1>\naddress.<x1>city</x1>'),
      ),
    ).toEqual(['ship_city', 'address.city']);
  });

  it('names none when the hit is elsewhere, or nothing is marked', () => {
    expect(foundColumns(highlight('id\ncity'))).toEqual([]);
    expect(foundColumns(highlight())).toEqual([]);
    expect(foundColumns(undefined)).toEqual([]);
  });
});
