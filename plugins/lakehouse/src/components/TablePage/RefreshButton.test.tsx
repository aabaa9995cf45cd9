import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryLakehouse } from '../../../dev/MemoryLakehouse';
import { lakehouseApiRef } from '../../api';
import { RefreshButton } from './RefreshButton';

jest.setTimeout(60_000);

const REF = 'northwind/marts.dim_date';

let mockAllowed = true;
jest.mock('@backstage/plugin-permission-react', () => ({
  ...jest.requireActual('@backstage/plugin-permission-react'),
  usePermission: () => ({ loading: false, allowed: mockAllowed }),
}));

async function show(refresh: jest.Mock, allowed = true) {
  mockAllowed = allowed;
  const api = new MemoryLakehouse();
  api.refreshTable = refresh;
  const onChanged = jest.fn();
  await renderInTestApp(
    <>
      <h1>Table</h1>
      <RefreshButton tableRef={REF} onChanged={onChanged} />
    </>,
    { apis: [[lakehouseApiRef, api]] },
  );
  return onChanged;
}

const press = async () =>
  userEvent.click(await screen.findByRole('button', { name: 'Refresh' }));

describe('RefreshButton', () => {
  it.each([
    ['updated', /something new/, 1],
    ['unchanged', /Nothing has changed/, 0],
    ['absent', /has no such table now/, 1],
    ['unreadable', /could not be read/, 1],
  ])('says what came of it: %s', async (outcome, text, times) => {
    const refresh = jest.fn().mockResolvedValue({ ref: REF, outcome });
    const onChanged = await show(refresh);
    await press();
    expect(await screen.findByText(text)).toBeInTheDocument();
    expect(refresh).toHaveBeenCalledWith(REF);
    expect(onChanged).toHaveBeenCalledTimes(times);
  });

  it('says why it failed', async () => {
    await show(jest.fn().mockRejectedValue(new Error('The catalog is down.')));
    await press();
    expect(await screen.findByText(/The catalog is down/)).toBeInTheDocument();
  });

  it('is not there for those who may not', async () => {
    await show(jest.fn(), false);
    expect(await screen.findByText('Table')).toBeInTheDocument();
    expect(screen.queryByRole('button')).not.toBeInTheDocument();
  });
});
