import { renderInTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryLakehouse } from '../../../dev/MemoryLakehouse';
import { lakehouseApiRef } from '../../api';
import { rootRouteRef } from '../../routes';
import { Router } from '../Router';

// Whole pages: slow to draw on a machine that does other things too.
jest.setTimeout(20_000);

const FACT = '/tables/northwind/marts.fct_order_lines';
const LARGE = '/tables/northwind/raw_iot.sensor_readings';

function show(address: string, api = new MemoryLakehouse()) {
  renderInTestApp(<Router />, {
    apis: [
      [lakehouseApiRef, api],
      [catalogApiRef, catalogApiMock()],
    ],
    mountPath: '/lakehouse',
    mountedRoutes: {
      '/lakehouse': rootRouteRef,
      '/catalog/:namespace/:kind/:name': entityRouteRef,
    },
    initialRouteEntries: [`/lakehouse${address}`],
  });
  return api;
}

const patience = { timeout: 10_000 };

describe('TablePage', () => {
  it('answers whether to trust the table, with clock, promise and snapshot', async () => {
    show(FACT);
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
    show('/tables/northwind/raw_crm.accounts');
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
      history: [
        {
          at: '2026-01-02T00:00:00Z',
          event: 'renamed',
          detail: { from: 'northwind/marts.lines', to: table.ref },
        },
      ],
    });
    show(FACT, api);
    expect(
      await screen.findByText('number 2 of this name', {}, patience),
    ).toBeInTheDocument();
    expect(screen.getByText('northwind/marts.lines')).toBeInTheDocument();
    expect(
      screen.getByText(/^Renamed from northwind\/marts\.lines/),
    ).toBeInTheDocument();
  });

  it('says so when there is no such table', async () => {
    show('/tables/northwind/marts.nothing');
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
    show(`${FACT}${rest}`);
    expect(
      await screen.findByRole('tab', { name: tab, selected: true }, patience),
    ).toBeInTheDocument();
    expect(await screen.findByRole('tabpanel')).toBeInTheDocument();
  });

  it('opens the tab of the address, with nested columns on demand', async () => {
    show(`${FACT}/schema`);
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
    show(`${FACT}/schema?version=2`);
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
    show(`${FACT}/schema?field=10`);
    expect(
      await screen.findByText('ship_to.city', {}, patience),
    ).toBeInTheDocument();
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
    show(`${FACT}/schema`, api);
    expect(await screen.findByText('<b>id</b>', {}, patience)).toBeVisible();
    expect(screen.getAllByText(evil, { exact: false })).toHaveLength(2);
    await userEvent.click(screen.getByRole('tab', { name: 'Properties' }));
    expect(
      await screen.findByText('<script>alert(2)</script>', {}, patience),
    ).toBeVisible();
    expect(document.querySelector('img[src="x"], script, b')).toBeNull();
  });

  it('explains known properties by group, and what of version 3 is used', async () => {
    show(`${LARGE}/properties`);
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

  it('turns a picked snapshot into time-travel queries', async () => {
    show(`${FACT}/snapshots`);
    const id = '7000000000000000012';
    await userEvent.click(
      await screen.findByRole('button', { name: id }, patience),
    );
    expect(await screen.findByText(`Snapshot ${id}`)).toBeInTheDocument();
    expect(
      screen.getByText(new RegExp(`VERSION AS OF ${id}`)),
    ).toBeInTheDocument();
  });

  it('compares two marked snapshots, older first, and by the address', async () => {
    show(`${FACT}/snapshots?compare=7000000000000000012`);
    await userEvent.click(
      await screen.findByRole(
        'checkbox',
        { name: 'Compare snapshot 7000000000000000010' },
        patience,
      ),
    );
    expect(
      await screen.findByText(
        'Snapshot 7000000000000000010 to 7000000000000000012',
        {},
        patience,
      ),
    ).toBeInTheDocument();
    expect(
      await screen.findByText(/^2 commits lie between, 2 changed data/),
    ).toBeInTheDocument();
    expect(screen.getByText('The schema is the same.')).toBeInTheDocument();
  });

  it('reads older snapshots once, and draws of all only what is in sight', async () => {
    const api = new MemoryLakehouse();
    const list = jest.spyOn(api, 'listSnapshots');
    show(`${LARGE}/snapshots`, api);
    const older = await screen.findByText('Show older snapshots', {}, patience);
    expect(
      screen.getByText('The timeline shows the newest 200 of 5,000 snapshots.'),
    ).toBeInTheDocument();
    await userEvent.click(older);
    expect(
      await screen.findByText('400 of 5,000 snapshots', {}, patience),
    ).toBeInTheDocument();
    expect(list.mock.calls.map(([, query]) => query?.cursor)).toEqual([
      undefined,
      '200',
    ]);
    const table = screen.getByRole('table', { name: 'Snapshots' });
    expect(table).toHaveAttribute('aria-rowcount', '401');
    expect(table.querySelectorAll('tr').length).toBeLessThan(60);
  });

  it('finds the snapshot of the address however old it is', async () => {
    show(`${LARGE}/snapshots?snapshot=5000000000000000007`);
    expect(
      await screen.findByText('Snapshot 5000000000000000007', {}, patience),
    ).toBeInTheDocument();
  });

  it('says when the snapshot of the address is gone', async () => {
    show(`${FACT}/snapshots?snapshot=1`);
    expect(
      await screen.findByText('Snapshot 1 is not there.', {}, patience),
    ).toBeInTheDocument();
  });

  it('lists the newest of many commits between two snapshots, with their sums', async () => {
    show(`${LARGE}/snapshots?compare=5000000000000004000..5000000000000004990`);
    const title = 'The newest 50 of 990 commits between';
    await userEvent.click(await screen.findByText(title, {}, patience));
    const [, table] = screen.getAllByLabelText(title);
    expect(within(table).getAllByRole('row')).toHaveLength(1 + 50);
    expect(screen.getByText(/^Together they added/)).toBeInTheDocument();
  });

  it('marks the deciding snapshot on the timeline, and compactions as no change', async () => {
    show(`${FACT}/snapshots`);
    expect(
      await screen.findByRole(
        'button',
        { name: /decides freshness/ },
        patience,
      ),
    ).toBeInTheDocument();
    expect(
      screen.getAllByRole('button', { name: /^Compaction.*changed no data/ }),
    ).toHaveLength(2);
  });

  it('walks through snapshots with the keyboard alone', async () => {
    show(`${FACT}/snapshots`);
    const newest = await screen.findByRole(
      'button',
      { name: /decides freshness/ },
      patience,
    );
    // Of all the marks, only one is a stop of the tab key.
    act(() => newest.focus());
    await userEvent.keyboard('{ArrowLeft}');
    expect(newest).not.toHaveFocus();
    expect(newest).toHaveAttribute('tabindex', '-1');
    await userEvent.keyboard('{Home}{ArrowRight}{Enter}');
    expect(
      await screen.findByText('Snapshot 7000000000000000001'),
    ).toBeInTheDocument();
    const [first, second] = screen.getAllByRole('checkbox');
    act(() => first.focus());
    await userEvent.keyboard(' ');
    act(() => second.focus());
    await userEvent.keyboard(' ');
    expect(await screen.findByText(/^1 commit lies between/)).toBeVisible();
  });

  it('lists the same edges as the graph draws, each with how it is known', async () => {
    show(`${FACT}/lineage?view=list`);
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
    show(`${FACT}/lineage`);
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
    const api = show(`${FACT}/lineage`);
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
