import fc from 'fast-check';
import { formatTableRef, parseTableRef } from './tableRef';

const part = fc.string({ minLength: 1, unit: 'binary' });
const parts = fc.record({
  catalog: part,
  namespace: fc.array(part, { minLength: 1, maxLength: 4 }),
  name: part,
});

describe('table reference', () => {
  it('is catalog/namespace.table', () => {
    expect(
      formatTableRef({ catalog: 'lake', namespace: ['marts'], name: 'orders' }),
    ).toBe('lake/marts.orders');
    expect(parseTableRef('lake/eu.sales.orders')).toEqual({
      catalog: 'lake',
      namespace: ['eu', 'sales'],
      name: 'orders',
    });
  });

  it('keeps names with dots, slashes, percents and any letters apart', () => {
    const odd = { catalog: 'a/b', namespace: ['x.y', 'ü'], name: '50%' };
    expect(formatTableRef(odd)).toBe('a%2Fb/x%2Ey.ü.50%25');
    expect(parseTableRef(formatTableRef(odd))).toEqual(odd);
  });

  it('reads back what it wrote, for all names', () => {
    fc.assert(
      fc.property(parts, value => {
        expect(parseTableRef(formatTableRef(value))).toEqual(value);
      }),
    );
  });

  it('accepts one spelling only: what it reads, it writes again', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', '.', '/', '%', '2', 'E', 'e') }),
        text => {
          let read;
          try {
            read = parseTableRef(text);
          } catch {
            return;
          }
          expect(formatTableRef(read)).toBe(text);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it.each([
    '',
    'orders',
    'lake/orders',
    '/a.b',
    'lake/a.',
    'a/b/c.d',
    'a/b.%41',
  ])('refuses %p and says the form', text => {
    expect(() => parseTableRef(text)).toThrow(/catalog\/namespace.table/);
  });
});
