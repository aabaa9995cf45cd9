import { renderInTestApp } from '@backstage/frontend-test-utils';
import type { PreviewTable } from '@lakehouse/backstage-plugin-lakehouse-common';
import { fireEvent, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { TableList } from './TableList';

jest.setTimeout(60_000);

const table = (name: string): PreviewTable => ({
  name,
  columns: 2,
  columnNames: ['id', 'email'],
  rows: 10,
  primaryKey: ['id'],
  loadMode: 'full',
  cursor: null,
  personalData: ['email'],
  inferences: [
    {
      about: 'businessKey',
      value: 'email',
      confidence: 'guess',
      reason: 'email could be the business key',
    },
  ],
  selected: true,
});

const many = Array.from({ length: 500 }, (_, i) => table(`table_${i}`));

it('draws of 500 tables those in sight, each with its place among all', async () => {
  await renderInTestApp(
    <TableList tables={many} changed={new Set()} onChange={() => {}} />,
  );
  const rows = screen.getAllByRole('listitem');
  expect(rows.length).toBeLessThan(60);
  expect(rows[0]).toHaveAttribute('aria-posinset', '1');
  expect(rows[0]).toHaveAttribute('aria-setsize', '500');

  const box = screen.getByRole('list').parentElement!;
  box.scrollTop = 48 * 400;
  fireEvent.scroll(box);
  expect(
    screen.getByRole('checkbox', { name: 'Include table_400' }),
  ).toBeInTheDocument();
  expect(
    screen.queryByRole('checkbox', { name: 'Include table_0' }),
  ).toBeNull();
});

it('opens one table at a time, with what is only worth a look apart from what is used', async () => {
  const changes: unknown[] = [];
  await renderInTestApp(
    <TableList
      tables={[table('people'), table('orders')]}
      changed={new Set(['orders'])}
      onChange={change => changes.push(change)}
    />,
  );
  expect(screen.getByText(/changed by you/)).toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: 'Change people' }));
  expect(
    screen.getByRole('list', { name: 'Worth a look, not used:' }),
  ).toHaveTextContent('email could be the business key');
  await userEvent.click(screen.getByRole('button', { name: 'Change orders' }));
  expect(screen.getByRole('button', { name: 'Change people' })).toHaveAttribute(
    'aria-expanded',
    'false',
  );
  await userEvent.click(
    screen.getByRole('checkbox', { name: 'Include people' }),
  );
  expect(changes).toEqual([{ name: 'people', selected: false }]);
});
