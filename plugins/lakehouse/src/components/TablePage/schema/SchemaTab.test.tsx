import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryLakehouse } from '../../../../dev/MemoryLakehouse';
import { FACT, patience, showTable } from '../__testUtils__/showTable';

// Whole pages: slow to draw on a machine that does other things too.
jest.setTimeout(60_000);

describe('SchemaTab', () => {
  it('opens the tab of the address, with nested columns on demand', async () => {
    showTable(`${FACT}/schema`);
    const toggle = await screen.findByRole(
      'button',
      { name: 'Show the fields of ship_to' },
      patience,
    );
    expect(screen.queryByText('city')).not.toBeInTheDocument();
    await userEvent.click(toggle);
    expect(await screen.findByText('city')).toBeInTheDocument();
    expect(
      screen.getByText(/One folder per month of order_date/),
    ).toBeInTheDocument();
  });

  it('shows the schema as it was, with what changed as text', async () => {
    showTable(`${FACT}/schema?version=2`);
    expect(
      await screen.findByText(/^Version 2 of 3, in use since/, {}, patience),
    ).toBeInTheDocument();
    expect(screen.getByText('Renamed amount to revenue')).toBeInTheDocument();
    expect(screen.getByText('Dropped discount')).toBeInTheDocument();
    expect(screen.getByText('was amount')).toBeInTheDocument();
    expect(screen.getByText('widened from decimal(10, 2)')).toBeInTheDocument();
    // It came with the next version.
    expect(screen.queryByText('ship_to')).not.toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'Previous version' }),
    );
    expect(await screen.findByText('discount')).toBeInTheDocument();
    expect(screen.getByText('amount')).toBeInTheDocument();
  });

  it('shows the field of the address in full, wherever it is nested', async () => {
    showTable(`${FACT}/schema?field=10`);
    expect(
      await screen.findByText('ship_to.city', {}, patience),
    ).toBeInTheDocument();
  });

  it('says how many distinct values a column has, and when that was counted', async () => {
    const api = new MemoryLakehouse();
    const table = await api.getTable('northwind/marts.fct_order_lines');
    const [first, ...others] = table.fields;
    jest.spyOn(api, 'getTable').mockResolvedValue({
      ...table,
      statistics: { snapshotId: '77', at: '2026-01-02T00:00:00Z' },
      fields: [{ ...first, distinctValues: 12_345 }, ...others],
    });
    showTable(`${FACT}/schema?field=${first.id}`, api);
    expect(
      await screen.findByText('about 12,345', {}, patience),
    ).toBeInTheDocument();
    expect(screen.getByText(/counted in snapshot 77 of/)).toBeInTheDocument();
  });

  it('shows texts of the catalog as text', async () => {
    const api = new MemoryLakehouse();
    const table = await api.getTable('northwind/marts.fct_order_lines');
    const evil = '<img src=x onerror="alert(1)"> ![x](http://evil/x.png)';
    jest.spyOn(api, 'getTable').mockResolvedValue({
      ...table,
      description: evil,
      properties: { comment: evil, '<script>alert(2)</script>': '1' },
      fields: [{ ...table.fields[0], doc: evil, name: '<b>id</b>' }],
    });
    showTable(`${FACT}/schema`, api);
    expect(await screen.findByText('<b>id</b>', {}, patience)).toBeVisible();
    expect(screen.getAllByText(evil, { exact: false })).toHaveLength(2);
    await userEvent.click(screen.getByRole('tab', { name: 'Properties' }));
    expect(
      await screen.findByText('<script>alert(2)</script>', {}, patience),
    ).toBeVisible();
    expect(document.querySelector('img[src="x"], script, b')).toBeNull();
  });
});
