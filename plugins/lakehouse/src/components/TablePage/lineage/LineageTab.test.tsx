import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FACT, patience, showTable } from '../__testUtils__/showTable';

// Whole pages: slow to draw on a machine that does other things too.
jest.setTimeout(60_000);

describe('LineageTab', () => {
  it('lists the same edges as the graph draws, each with how it is known', async () => {
    showTable(`${FACT}/lineage?view=list`);
    expect(
      await screen.findByRole(
        'table',
        { name: 'Edges of the lineage' },
        patience,
      ),
    ).toBeInTheDocument();
    expect(screen.getAllByRole('row')).toHaveLength(1 + 15);
    expect(screen.getAllByText('contract northwind 1.2.0')).toHaveLength(2);
  });

  it('draws datasets as links and explains an edge', async () => {
    showTable(`${FACT}/lineage`);
    expect(
      await screen.findByRole('link', { name: 'hub_order' }, patience),
    ).toHaveAttribute(
      'href',
      '/lakehouse/tables/northwind/vault.hub_order/lineage',
    );
    const job = screen.getByRole('button', {
      name: 'model lakehouse.hub_order: Why is this edge here?',
    });
    await userEvent.click(job);
    expect(
      await screen.findByText('dbt manifest of the platform repository'),
    ).toBeInTheDocument();
  });

  it('asks for more levels when the depth is changed', async () => {
    const api = showTable(`${FACT}/lineage`);
    const getLineage = jest.spyOn(api, 'getLineage');
    await userEvent.click(
      await screen.findByRole('radio', { name: '5' }, patience),
    );
    await waitFor(() =>
      expect(getLineage).toHaveBeenLastCalledWith(
        'northwind/marts.fct_order_lines',
        expect.objectContaining({ depth: 5 }),
        expect.anything(),
      ),
    );
  });
});
