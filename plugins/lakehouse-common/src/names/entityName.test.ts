import fc from 'fast-check';
import { entityName } from './entityName';

describe('entityName', () => {
  it.each([
    [['marts', 'fct_orders'], 'marts.fct_orders'],
    [['northwind'], 'northwind'],
  ])('of %j is %s', (parts, expected) => {
    expect(entityName(parts)).toBe(expected);
  });

  it('is a name that Backstage takes, whatever the parts are', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'binary' }), { minLength: 1 }),
        parts => {
          expect(entityName(parts)).toMatch(
            /^[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$/,
          );
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('tells long names apart', () => {
    const name = (end: string) =>
      entityName(['marts', `${'x'.repeat(200)}${end}`]);
    expect(name('a')).toHaveLength(63);
    expect(name('a')).not.toBe(name('b'));
  });
});
