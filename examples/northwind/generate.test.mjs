import assert from 'node:assert/strict';
import { test } from 'node:test';
import { generate } from './generate.mjs';

const COUNTS = {
  categories: 8,
  customer_customer_demo: 0,
  customer_demographics: 0,
  customers: 91,
  employee_territories: 49,
  employees: 9,
  order_details: 2155,
  orders: 830,
  products: 77,
  region: 4,
  shippers: 6,
  suppliers: 29,
  territories: 53,
  us_states: 51,
};
const day0 = generate();

const counts = tables =>
  Object.fromEntries(
    Object.entries(tables)
      .filter(([, rows]) => Array.isArray(rows))
      .map(([name, rows]) => [name, rows.length])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
const without = (parents, children, column) => {
  const used = new Set(children.map(row => row[column]));
  return parents.filter(row => !used.has(row[column])).length;
};

test('scale 1 has the row counts of the original', () => {
  assert.deepEqual(counts(day0), COUNTS);
});

test('the traps of the original are kept', () => {
  const { territories, orders, order_details: lines, employees } = day0;
  const names = territories.map(row => row.territory_description);
  const prices = lines.map(row =>
    [row.unit_price, row.quantity, row.discount].join('|'),
  );
  assert.equal(
    territories.filter(row => row.territory_id.startsWith('0')).length,
    12,
  );
  assert.equal(names.filter(name => name === 'New York').length, 2);
  assert.equal(orders.filter(row => row.shipped_date === null).length, 21);
  assert.equal(employees.filter(row => row.reports_to === null).length, 1);
  assert.equal(new Set(prices).size, 1715);
  assert.equal(without(day0.customers, orders, 'customer_id'), 2);
  assert.equal(
    without(territories, day0.employee_territories, 'territory_id'),
    4,
  );
});

test('every reference finds its row, on day 0 and later', () => {
  for (const { orders, order_details: lines, ...rest } of [
    day0,
    generate({ day: 4 }),
  ]) {
    assert.equal(without(lines, orders, 'order_id'), 0);
    assert.equal(without(lines, rest.products, 'product_id'), 0);
    assert.equal(without(orders, rest.customers, 'customer_id'), 0);
    assert.equal(without(orders, rest.employees, 'employee_id'), 0);
  }
});

test('the same arguments give the same rows, another seed others', () => {
  assert.deepEqual(generate({ day: 2 }), generate({ day: 2 }));
  assert.notDeepEqual(generate({ seed: 7 }).customers, day0.customers);
});

test('a day brings new, changed and cancelled orders', () => {
  const days = generate({ day: 5 });
  const before = new Map(day0.orders.map(row => [row.order_id, row]));
  const after = new Map(days.orders.map(row => [row.order_id, row]));
  const changed = [...after].filter(
    ([id, row]) =>
      before.has(id) && JSON.stringify(before.get(id)) !== JSON.stringify(row),
  );
  assert.ok([...after.keys()].some(id => !before.has(id)));
  assert.ok([...before.keys()].some(id => !after.has(id)));
  assert.ok(changed.length > 0);
});
