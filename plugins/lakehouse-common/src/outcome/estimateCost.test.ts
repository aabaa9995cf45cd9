import { estimateCost, LIST_PRICES } from '.';

const table = (rows: number | null, loadMode: 'full' | 'append' = 'full') => ({
  rows,
  columns: 10,
  loadMode,
  selected: true,
});
const cost = (tables: ReturnType<typeof table>[], startsPerMonth?: number) =>
  estimateCost({ tables, models: 40, startsPerMonth });

describe('the cost of a source', () => {
  it('is a range in round figures, with its parts and what is assumed', () => {
    const { low, high, parts, assumptions, unknown } = cost(
      Array.from({ length: 14 }, () => table(1_000)),
      360,
    );
    expect(unknown).toBeUndefined();
    // 360 loads of 1.7 to 9.6 minutes with 2 DPU at 0.44, and 40 to 240 queries of 10 MB each.
    expect({ low, high }).toEqual({ low: 9, high: 56 });
    expect(parts).toEqual([
      { what: 'Glue jobs', low: 9, high: 51 },
      { what: 'Athena', low: 0.7, high: 5 },
      { what: 'S3', low: 0, high: 0.01 },
    ]);
    expect(assumptions[0]).toBe(`Estimate, ${LIST_PRICES.about}.`);
    expect(assumptions.join(' ')).toContain('360 loads in 30 days, 14 tables');
  });

  it('grows with rows and with starts, and less where only news are read', () => {
    const base = cost([table(10_000_000)], 90);
    const often = cost([table(10_000_000)], 360);
    const large = cost([table(1_000_000_000)], 90);
    const news = cost([table(1_000_000_000, 'append')], 90);
    for (const more of [often, large]) {
      expect(more.low!).toBeGreaterThan(base.low!);
      expect(more.high!).toBeGreaterThan(base.high!);
    }
    expect(news.high!).toBeLessThan(large.high!);
    for (const one of [base, often, large, news]) {
      expect(one.low!).toBeLessThan(one.high!);
    }
  });

  it.each([
    [
      [table(5), table(null)],
      90,
      'nobody has counted the rows of 1 of 2 tables',
    ],
    [[table(5)], undefined, 'nobody knows how often it is loaded'],
    [[], 90, 'no table is selected'],
  ])('is unknown, and says why', (tables, starts, unknown) => {
    const estimate = cost(tables, starts);
    expect(estimate).toMatchObject({ unknown, parts: [] });
    expect(estimate.low).toBeUndefined();
  });

  it('leaves out tables that are not selected', () => {
    expect(cost([table(5), { ...table(null), selected: false }], 90).low).toBe(
      cost([table(5)], 90).low,
    );
  });

  it('takes other prices', () => {
    const prices = {
      ...LIST_PRICES,
      about: 'ours',
      glueDpuHour: 0,
      athenaTb: 0,
      s3GbMonth: 0,
    };
    expect(
      estimateCost({
        tables: [table(5)],
        models: 1,
        startsPerMonth: 1,
        prices,
      }),
    ).toMatchObject({ low: 0, high: 0 });
  });
});
