import { renderInTestApp } from '@backstage/frontend-test-utils';
import { ConflictError } from '@backstage/errors';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryLakehouse } from '../../../dev/MemoryLakehouse';
import { lakehouseApiRef } from '../../api';
import { rootRouteRef } from '../../routes';
import { AdminPage } from './AdminPage';

// Whole pages: slow to draw on a machine that does other things too.
jest.setTimeout(60_000);

const EVERYTHING = /^lakehouse\./;

// Answers about permissions are cached between pages, so each test gives its own.
let mockAllowed = EVERYTHING;
jest.mock('@backstage/plugin-permission-react', () => ({
  ...jest.requireActual('@backstage/plugin-permission-react'),
  usePermission: ({ permission }: { permission: { name: string } }) => ({
    loading: false,
    allowed: mockAllowed.test(permission.name),
  }),
}));

async function show(api = new MemoryLakehouse(), allowed = EVERYTHING) {
  mockAllowed = allowed;
  await renderInTestApp(<AdminPage />, {
    apis: [
      [lakehouseApiRef, api],
      [catalogApiRef, catalogApiMock()],
    ],
    mountedRoutes: {
      '/lakehouse': rootRouteRef,
      '/catalog/:namespace/:kind/:name': entityRouteRef,
    },
  });
  return api;
}

describe('AdminPage', () => {
  it('tells those who may not look what to ask for, and asks the backend nothing', async () => {
    const api = new MemoryLakehouse();
    const list = jest.spyOn(api, 'listRuns');
    await show(api, /nothing/);
    expect(
      await screen.findByText(/lakehouse.catalog.inspect/),
    ).toBeInTheDocument();
    expect(list).not.toHaveBeenCalled();
  });

  it('offers no button to those who may only look', async () => {
    await show(undefined, /inspect/);
    await screen.findByRole('table', { name: 'Removed tables' });
    for (const name of [/Confirm/, /Restore/, /Refresh/]) {
      expect(screen.queryByRole('button', { name })).not.toBeInTheDocument();
    }
  });

  it('shows catalogs, what is held back, runs and removed tables', async () => {
    await show();
    const catalogs = await screen.findByRole('table', { name: 'Catalogs' });
    const northwind = within(catalogs)
      .getByRole('rowheader', { name: 'Northwind' })
      .closest('tr')!;
    expect(within(northwind).getByText('Complete')).toBeInTheDocument();

    const trips = screen.getByRole('region', { name: 'Held-back removals' });
    expect(
      within(trips).getByText('Namespace staging_shop of northwind'),
    ).toBeInTheDocument();
    expect(within(trips).getByText(/4 of 10 tables/)).toBeInTheDocument();
    expect(
      within(trips).getByText('northwind/staging_shop.carts'),
    ).toBeInTheDocument();

    const runs = screen.getByRole('table', { name: 'Last runs' });
    expect(within(runs).getByText('4, 2 with problems')).toBeInTheDocument();
    const removed = screen.getByRole('table', { name: 'Removed tables' });
    expect(
      within(removed).getByText('northwind/marts.fct_orders_v0'),
    ).toBeInTheDocument();
    expect(within(removed).getByText('the sync')).toBeInTheDocument();
  });

  it('opens a run to its outcome per namespace, with the reason', async () => {
    await show();
    const [button] = await screen.findAllByRole('button', {
      name: /Show namespaces of the run of northwind/,
    });
    expect(button).toHaveAttribute('aria-expanded', 'false');
    await userEvent.click(button);
    expect(button).toHaveAttribute('aria-expanded', 'true');
    const detail = await screen.findByRole('table', {
      name: 'Namespaces of the run of northwind',
    });
    const row = within(detail)
      .getByRole('rowheader', { name: 'raw_crm' })
      .closest('tr')!;
    expect(within(row).getByText('Denied')).toBeInTheDocument();
    expect(within(row).getByText(/AccessDenied/)).toBeInTheDocument();
  });

  it('confirms what was shown, restores and refreshes, and asks again', async () => {
    const api = new MemoryLakehouse();
    const confirm = jest.fn(async () => ({ removed: 4 }));
    const restore = jest.fn(async () => ({ ref: 'r' }));
    const refresh = jest.fn(async () => ({}));
    Object.assign(api, {
      confirmRemoval: confirm,
      restoreTable: restore,
      refreshCatalog: refresh,
    });
    const list = jest.spyOn(api, 'listGuardTrips');
    await show(api);
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Confirm removal of 4 tables',
      }),
    );
    expect(confirm).toHaveBeenCalledWith('trip-1', 4);
    await waitFor(() => expect(list).toHaveBeenCalledTimes(2));
    await userEvent.click(
      screen.getByRole('button', {
        name: 'Restore northwind/raw_northwind.region_old',
      }),
    );
    expect(restore).toHaveBeenCalledWith('removed-1');
    await userEvent.click(
      screen.getByRole('button', { name: 'Refresh now: Northwind' }),
    );
    expect(refresh).toHaveBeenCalledWith('northwind');
  });

  it('says why a confirmation was refused, beside what is known', async () => {
    const api = new MemoryLakehouse();
    api.confirmRemoval = async () => {
      throw new ConflictError('What is missing has changed. Look again.');
    };
    await show(api);
    await userEvent.click(
      await screen.findByRole('button', { name: /Confirm removal/ }),
    );
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('Look again.');
    expect(screen.getByText(/4 of 10 tables/)).toBeInTheDocument();
  });

  it('keeps the other parts when one fails, and says when there is nothing', async () => {
    const api = new MemoryLakehouse();
    api.listRuns = async () => {
      throw new Error('database is busy');
    };
    Object.assign(api, {
      listGuardTrips: async () => ({ items: [] }),
      listRemovedTables: async () => ({ items: [] }),
    });
    await show(api);
    expect(await screen.findByText('database is busy')).toBeInTheDocument();
    expect(
      await screen.findByText('No removal is held back'),
    ).toBeInTheDocument();
    expect(screen.getByText('No table was removed lately')).toBeInTheDocument();
    expect(
      await screen.findByRole('table', { name: 'Catalogs' }),
    ).toBeInTheDocument();
  });
});
