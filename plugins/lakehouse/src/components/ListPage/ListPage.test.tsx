import { renderInTestApp } from '@backstage/frontend-test-utils';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import type {
  TableListItem,
  TableQuery,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { lakehouseApiRef, type LakehouseApi } from '../../api';
import { rootRouteRef } from '../../routes';
import { ListPage } from './ListPage';

// Whole pages: slow to draw on a machine that does other things too.
jest.setTimeout(60_000);

const at = new Date(Date.now() - 42 * 60_000).toISOString();

const table: TableListItem = {
  ref: 'northwind/marts.fct_order_lines',
  catalog: 'northwind',
  namespace: 'marts',
  name: 'fct_order_lines',
  layer: 'marts',
  state: 'present',
  owner: { ref: 'group:default/sales-data', evidence: 'contract' },
  freshness: {
    state: 'fresh',
    reason: 'within-promise',
    clock: 'lastDataChange',
    at,
    snapshotId: '1',
    promise: {
      maxAgeMs: 21_600_000,
      text: '6 h',
      from: 'contract northwind 1.2',
    },
    evaluatedAt: at,
  },
  changedAt: at,
  rows: 2155,
  bytes: 48_312,
};

const lost: TableListItem = {
  ...table,
  ref: 'northwind/raw_crm.accounts',
  namespace: 'raw_crm',
  name: 'accounts',
  state: 'unreadable',
  stateReason: 'file is truncated',
  owner: { ref: null, evidence: 'none' },
};

function fakeApi(items: TableListItem[]) {
  return {
    getOverview: jest.fn(async () => ({
      tables: 412,
      late: 9,
      unreadable: 3,
      withoutOwner: 0,
      catalogs: [
        {
          id: 'northwind',
          title: 'Northwind',
          kind: 'sql',
          outcome: 'complete' as const,
          lastSuccessAt: new Date(Date.now() - 125_000).toISOString(),
        },
      ],
    })),
    getFacets: jest.fn(async (_query: TableQuery) => ({
      total: items.length,
      layer: [{ value: 'raw', count: 7 }],
      catalog: [],
      owner: [{ value: 'none', count: 1 }],
      tag: [],
      freshness: [],
      state: [],
    })),
    listTables: jest.fn(async (_query: TableQuery) => ({
      items,
      nextCursor: 'after-50',
    })),
  };
}

async function show(api: ReturnType<typeof fakeApi>, address = '/lakehouse') {
  await renderInTestApp(<ListPage />, {
    apis: [
      [lakehouseApiRef, api as unknown as LakehouseApi],
      [catalogApiRef, catalogApiMock()],
    ],
    mountedRoutes: {
      '/lakehouse': rootRouteRef,
      '/catalog/:namespace/:kind/:name': entityRouteRef,
    },
    initialRouteEntries: [address],
  });
}

describe('ListPage', () => {
  it('shows tables with verdict, owner, rows and size, and the head with counts', async () => {
    await show(fakeApi([table, lost]));
    const link = await screen.findByRole('link', {
      name: 'marts.fct_order_lines',
    });
    expect(link).toHaveAttribute(
      'href',
      '/lakehouse/tables/northwind/marts.fct_order_lines',
    );
    expect(await screen.findByText('412 tables')).toBeInTheDocument();
    expect(screen.getByText(/synced 2 min ago/)).toBeInTheDocument();
    expect(screen.getAllByText(/2,155 rows/)[0]).toBeInTheDocument();
    expect(screen.getAllByText('48 KB')[0]).toBeInTheDocument();
  });

  it('never shows an unreadable table as fresh, and says why it cannot be read', async () => {
    await show(fakeApi([lost]));
    expect(await screen.findByText('file is truncated')).toBeInTheDocument();
    expect(screen.getByText('no owner')).toBeInTheDocument();
    const row = screen
      .getByRole('link', { name: 'raw_crm.accounts' })
      .closest('li')!;
    expect(within(row).getByText('Unreadable')).toBeInTheDocument();
    expect(within(row).queryByText('Fresh')).not.toBeInTheDocument();
  });

  it('asks for what the address says', async () => {
    const api = fakeApi([table]);
    await show(api, '/lakehouse?search=order&layer=raw&sort=rows&order=desc');
    await screen.findByRole('link', { name: 'marts.fct_order_lines' });
    expect(api.listTables).toHaveBeenCalledWith(
      expect.objectContaining({
        search: 'order',
        layer: ['raw'],
        sort: 'rows',
        order: 'desc',
        limit: 50,
      }),
      expect.anything(),
    );
  });

  it('filters by a facet, and pages by the cursor of the backend', async () => {
    const api = fakeApi([table]);
    await show(api);
    await userEvent.click(await screen.findByRole('checkbox', { name: /Raw/ }));
    await waitFor(() =>
      expect(api.listTables.mock.lastCall?.[0]).toMatchObject({
        layer: ['raw'],
      }),
    );
    await userEvent.click(screen.getByRole('button', { name: 'Next page' }));
    await waitFor(() =>
      expect(api.listTables.mock.lastCall?.[0]).toMatchObject({
        cursor: 'after-50',
        layer: ['raw'],
      }),
    );
  });

  it('searches after a pause in typing, once', async () => {
    const api = fakeApi([table]);
    await show(api);
    await screen.findByRole('link', { name: 'marts.fct_order_lines' });
    const before = api.listTables.mock.calls.length;
    await userEvent.type(screen.getByRole('searchbox'), 'cust');
    await waitFor(() =>
      expect(api.listTables.mock.lastCall?.[0]).toMatchObject({
        search: 'cust',
      }),
    );
    expect(api.listTables.mock.calls.length).toBe(before + 1);
  });

  it('keeps the filters when the rows fail, and tries again', async () => {
    const api = fakeApi([table]);
    api.listTables.mockRejectedValueOnce(new Error('the store is locked'));
    await show(api);
    expect(await screen.findByText('the store is locked')).toBeInTheDocument();
    expect(
      await screen.findByRole('checkbox', { name: /Raw/ }),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(
      await screen.findByRole('link', { name: 'marts.fct_order_lines' }),
    ).toBeInTheDocument();
    expect(screen.queryByText('the store is locked')).not.toBeInTheDocument();
  });

  it('keeps a view under a name, shows it by its address, and forgets it', async () => {
    const api = fakeApi([table]);
    await show(api, '/lakehouse?layer=raw&search=order');
    const dialogButton = await screen.findByRole('button', {
      name: 'Keep this view',
    });
    await userEvent.click(dialogButton);
    await userEvent.type(
      await screen.findByRole('textbox', { name: 'Name' }),
      'Raw orders{Enter}',
    );
    const own = await screen.findByRole('radio', { name: 'Raw orders' });
    expect(own).toBeChecked();
    await userEvent.click(screen.getByRole('radio', { name: 'All' }));
    await waitFor(() =>
      expect(api.listTables.mock.lastCall?.[0].layer).toBeUndefined(),
    );
    await userEvent.click(own);
    await waitFor(() =>
      expect(api.listTables.mock.lastCall?.[0]).toMatchObject({
        layer: ['raw'],
        search: 'order',
      }),
    );
    await userEvent.click(
      screen.getByRole('button', { name: 'Forget the view Raw orders' }),
    );
    expect(own).not.toBeInTheDocument();
  });

  it('compares the tables by state, and shows those of one', async () => {
    const api = fakeApi([table]);
    api.getFacets.mockResolvedValue({
      total: 12,
      layer: [],
      catalog: [],
      owner: [],
      tag: [],
      freshness: [
        { value: 'fresh', count: 9 },
        { value: 'late', count: 3 },
      ],
      state: [],
    } as never);
    await show(api);
    await userEvent.click(
      await screen.findByRole('button', { name: '3 Late' }),
    );
    await waitFor(() =>
      expect(api.listTables.mock.lastCall?.[0]).toMatchObject({
        freshness: ['late'],
      }),
    );
    expect(screen.getByRole('button', { name: '3 Late' })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
  });

  it('says why it is empty, and how to change that', async () => {
    await show(fakeApi([]), '/lakehouse?view=late');
    expect(await screen.findByText('Nothing is late')).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'Show all tables' }),
    ).toBeInTheDocument();
  });
});
