import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import { TableSearchResult } from './TableSearchResult';

const result = {
  title: 'marts.orders',
  text: 'Sold things',
  location: '/lakehouse/tables/lake/marts.orders',
};

describe('TableSearchResult', () => {
  it('leads to the table and says which columns were found', async () => {
    const columns = Array.from({ length: 7 }, (_, n) => `<x>city</x>_${n}`);
    await renderInTestApp(
      <TableSearchResult
        result={result}
        highlight={{
          preTag: '<x>',
          postTag: '</x>',
          fields: {
            title: 'marts.<x>orders</x>',
            columns: ['id', ...columns].join('\n'),
          },
        }}
      />,
    );
    expect(screen.getByRole('link', { name: 'marts.orders' })).toHaveAttribute(
      'href',
      '/lakehouse/tables/lake/marts.orders',
    );
    expect(screen.getByText(/Columns: city_0, .*city_4/)).toHaveTextContent(
      'and 2 more',
    );
    expect(screen.getByText('Sold things')).toBeInTheDocument();
  });

  it('says nothing of columns when the hit is elsewhere', async () => {
    await renderInTestApp(<TableSearchResult result={result} />);
    expect(screen.queryByText(/Columns/)).not.toBeInTheDocument();
  });
});
