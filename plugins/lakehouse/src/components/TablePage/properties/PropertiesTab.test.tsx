import { screen, within } from '@testing-library/react';
import { LARGE, patience, showTable } from '../__testUtils__/showTable';

// Whole pages: slow to draw on a machine that does other things too.
jest.setTimeout(60_000);

describe('PropertiesTab', () => {
  it('explains known properties by group, and what of version 3 is used', async () => {
    showTable(`${LARGE}/properties`);
    const table = await screen.findByRole(
      'table',
      { name: 'Changing rows' },
      patience,
    );
    expect(
      within(table).getByText(/^How DELETE works.*Default: copy-on-write\.$/),
    ).toBeInTheDocument();
    expect(
      screen.getByText('Row lineage: every row keeps an id of its own.'),
    ).toBeInTheDocument();
    expect(
      screen.getByText('10 columns have default values.'),
    ).toBeInTheDocument();
    expect(screen.queryByText('***')).not.toBeInTheDocument();
  });
});
