import { prepareSource } from './prepareSource';
import { parseSourceSpec } from './sourceSpec';

const answers = (readings?: object[]) =>
  parseSourceSpec({
    version: 1,
    kind: 'csv',
    name: 'shop',
    owner: 'group:default/sales-data',
    promise: '1d',
    csv: [
      {
        name: 'orders.csv',
        content:
          'order_id,placed_on,price\n1,01/02/2024,"1,234"\n2,03/04/2024,"2,500"\n',
      },
    ],
    tables: readings && [{ name: 'orders', readings }],
  });

const blocking = (preview: Awaited<ReturnType<typeof prepareSource>>) =>
  preview.findings
    .filter(({ severity, field }) => severity === 'error' && field)
    .map(({ field, message }) => `${field}: ${message}`);

describe('what the values of files mean', () => {
  it('blocks the button until somebody has said it, and names the columns', async () => {
    const preview = await prepareSource(answers(), new Map());
    expect(preview.ok).toBe(false);
    expect(blocking(preview)).toEqual([
      'tables: The values of orders.placed_on, orders.price can be read in several ways. Choose at the table how, or keep them as text.',
    ]);
    expect(preview.tables[0].decision).toContain(
      'The values of placed_on, such as 01/02/2024, may have the day first, or the month first.',
    );
    expect(preview.tables[0].questions).toMatchObject([
      { column: 'placed_on', choices: ['day-first', 'month-first', 'text'] },
      { column: 'price', choices: ['decimal-comma', 'thousands', 'text'] },
    ]);
  });

  it('takes every answer, also that they are text', async () => {
    const preview = await prepareSource(
      answers([
        { column: 'placed_on', as: 'month-first' },
        { column: 'price', as: 'text' },
      ]),
      new Map(),
    );
    expect(blocking(preview)).toEqual([]);
    expect(preview.tables[0].decision).toBeUndefined();
    expect(preview.contract).toContain('format: MM/dd/yyyy');
    expect(preview.contract).not.toContain('numberFormat');
  });
});
