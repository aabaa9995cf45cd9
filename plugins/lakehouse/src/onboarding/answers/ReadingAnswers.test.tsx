import { renderInTestApp } from '@backstage/frontend-test-utils';
import type { PreviewTable } from '@lakehouse/backstage-plugin-lakehouse-common';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ReadingAnswers } from './ReadingAnswers';

jest.setTimeout(60_000);

const table = {
  name: 'orders',
  questions: [
    {
      column: 'placed_on',
      example: '01/02/2024',
      choices: ['day-first', 'month-first', 'text'],
    },
    {
      column: 'price',
      example: '1,234',
      choices: ['decimal-comma', 'thousands', 'text'],
      answer: 'thousands',
    },
  ],
} as PreviewTable;

it('asks what the values of a column mean, and keeps what was answered for the others', async () => {
  const changes: unknown[] = [];
  await renderInTestApp(
    <ReadingAnswers table={table} onChange={change => changes.push(change)} />,
  );
  await userEvent.click(
    screen.getByRole('button', { name: /placed_on is read.*01\/02\/2024/ }),
  );
  expect(screen.getAllByRole('option').map(one => one.textContent)).toEqual([
    'Date, day first',
    'Date, month first',
    'Keep as text',
  ]);
  await userEvent.click(screen.getByRole('option', { name: /day first/ }));
  expect(changes).toEqual([
    {
      readings: [
        { column: 'placed_on', as: 'day-first' },
        { column: 'price', as: 'thousands' },
      ],
    },
  ]);
});
