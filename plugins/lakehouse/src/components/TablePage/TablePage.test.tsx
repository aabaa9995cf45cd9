import { screen } from '@testing-library/react';
import { MemoryLakehouse } from '../../../dev/MemoryLakehouse';
import { FACT, patience, showTable } from './__testUtils__/showTable';

// Whole pages: slow to draw on a machine that does other things too.
jest.setTimeout(60_000);

describe('TablePage', () => {
  it('answers whether to trust the table, with clock, promise and snapshot', async () => {
    showTable(FACT);
    expect(
      await screen.findByText(
        'Last data change 42 min ago. Promise 6 h.',
        {},
        patience,
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByText('Promise of 6 h: contract northwind 1.2.0.'),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/snapshot 4163219874651234567/),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/last commit 5 min ago changed no rows/),
    ).toBeInTheDocument();
    expect(screen.getByRole('meter')).toHaveAttribute(
      'aria-valuetext',
      expect.stringMatching(/^due in 5 h/),
    );
  });

  it('shows an unreadable table as such, with what was last known', async () => {
    showTable('/tables/northwind/raw_crm.accounts');
    expect(
      await screen.findByText(/metadata could not be read/, {}, patience),
    ).toBeInTheDocument();
    expect(
      screen.getByText('Showing what was known 5 h ago.'),
    ).toBeInTheDocument();
    expect(screen.queryByText('Fresh')).not.toBeInTheDocument();
  });

  it('tells which table of the name it is, and what happened to it', async () => {
    const api = new MemoryLakehouse();
    const table = await api.getTable('northwind/marts.fct_order_lines');
    jest.spyOn(api, 'getTable').mockResolvedValue({
      ...table,
      generation: 2,
      tags: ['near real time'],
      history: [
        {
          at: '2026-01-02T00:00:00Z',
          event: 'renamed',
          detail: { from: 'northwind/marts.lines', to: table.ref },
        },
      ],
    });
    showTable(FACT, api);
    expect(
      await screen.findByText('number 2 of this name', {}, patience),
    ).toBeInTheDocument();
    expect(screen.getByText('northwind/marts.lines')).toBeInTheDocument();
    // Leads to all tables with this tag.
    expect(screen.getByRole('row', { name: 'near real time' })).toHaveAttribute(
      'data-href',
      expect.stringContaining('?tag=near+real+time'),
    );
    expect(
      screen.getByText(/^Renamed from northwind\/marts\.lines/),
    ).toBeInTheDocument();
  });

  it('says so when there is no such table', async () => {
    showTable('/tables/northwind/marts.nothing');
    expect(
      await screen.findByText(
        'There is no table northwind/marts.nothing',
        {},
        patience,
      ),
    ).toBeInTheDocument();
  });

  it.each([
    ['/', 'Overview'],
    ['/schema/', 'Schema'],
    ['/nothing', 'Overview'],
  ])('opens a tab at addresses that stray: %s', async (rest, tab) => {
    showTable(`${FACT}${rest}`);
    expect(
      await screen.findByRole('tab', { name: tab, selected: true }, patience),
    ).toBeInTheDocument();
    expect(await screen.findByRole('tabpanel')).toBeInTheDocument();
  });
});
