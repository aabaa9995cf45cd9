import type { FoundSource } from '@lakehouse/backstage-plugin-lakehouse-common';
import { RecentSources } from './RecentSources';

const found = (schema: string, ddl = ''): FoundSource => ({
  connection: 'shop',
  schema,
  at: '',
  server: {},
  ddl,
  rows: {},
});

describe('recent sources', () => {
  it('are known by their schema, and by the question that had no schema', () => {
    const recent = new RecentSources();
    const sales = found('sales');
    recent.keep(sales, undefined);
    expect(recent.get('shop', undefined)).toBe(sales);
    expect(recent.get('shop', 'sales')).toBe(sales);
    expect(recent.get('shop', 'hr')).toBeUndefined();
    expect(recent.get('crm', 'sales')).toBeUndefined();
  });

  it('are forgotten after their time', () => {
    let now = 0;
    const recent = new RecentSources(
      { ms: 1000, entries: 9, characters: 99 },
      () => now,
    );
    recent.keep(found('sales'), 'sales');
    now = 1000;
    expect(recent.get('shop', 'sales')).toBeDefined();
    now = 1001;
    expect(recent.get('shop', 'sales')).toBeUndefined();
  });

  it('make room for others, the longest unused first', () => {
    const recent = new RecentSources({ ms: 1000, entries: 2, characters: 10 });
    recent.keep(found('a', 'xxxx'), 'a');
    recent.keep(found('b', 'xxxx'), 'b');
    recent.get('shop', 'a');
    recent.keep(found('c'), 'c');
    expect(recent.get('shop', 'b')).toBeUndefined();
    expect(recent.get('shop', 'a')).toBeDefined();
    recent.keep(found('d', 'xxxxxxxxx'), 'd');
    expect(recent.get('shop', 'a')).toBeUndefined();
    expect(recent.get('shop', 'd')).toBeDefined();
  });
});
