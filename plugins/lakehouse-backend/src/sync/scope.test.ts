import { createScope } from './scope';

describe('createScope', () => {
  it.each([
    [[], [], 'a.b', true],
    [['raw_*.*'], [], 'raw_shop.orders', true],
    [['raw_*.*'], [], 'marts.orders', false],
    [['*.orders'], [], 'a.b.orders', true],
    [['*.orders'], [], 'a.b.orders2', false],
    [['a*b*c.d'], [], 'aXbYc.d', true],
    [['a*b*c.d'], [], 'aXc.d', false],
    [['ab*ba.*'], [], 'aba.x', false],
    [['marts.*'], ['marts.tmp_*'], 'marts.tmp_1', false],
    [['marts.*'], ['marts.tmp_*'], 'marts.fct', true],
    [['marts.fct'], [], 'marts.fct', true],
    [['marts.f[a-z]t'], [], 'marts.fct', false],
  ])('include %j, exclude %j: %s is %s', (include, exclude, table, inside) => {
    const dot = table.lastIndexOf('.');
    const scope = createScope(include, exclude);
    expect(scope(table.slice(0, dot), table.slice(dot + 1))).toBe(inside);
  });
});
