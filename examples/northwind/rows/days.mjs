import { customerOf, phoneOf } from './companies.mjs';
import { dateOf, LAST_ORDER_DAY } from './dates.mjs';
import { lineMaker, orderOf } from './orders.mjs';
import { randomOf } from './random.mjs';

const NEW_ORDERS = 4;

/** Three open orders leave the house, the newest open one is cancelled. */
function moveOrders(tables, today) {
  const open = tables.orders.filter(order => order.shipped_date === null);
  for (const order of open.slice(0, 3)) order.shipped_date = today;
  const cancelled = open.at(-1);
  if (open.length > 3) {
    const stays = row => row.order_id !== cancelled.order_id;
    tables.orders = tables.orders.filter(stays);
    tables.order_details = tables.order_details.filter(stays);
  }
}

function takeOrders(random, tables, day, today) {
  const buyers = tables.customers.slice(2);
  const makeLine = lineMaker(random, tables.products);
  // Numbers of cancelled orders are not given out again.
  const first =
    tables.firstOrderId + tables.dayZeroOrders + (day - 1) * NEW_ORDERS;
  for (let i = 0; i < NEW_ORDERS; i++) {
    const orderId = first + i;
    tables.orders.push(
      orderOf(random, {
        orderId,
        customer: random.pick(buyers),
        date: today,
        shipped: false,
      }),
    );
    const taken = new Set();
    for (let n = random.int(1, 4); n > 0; n--) {
      tables.order_details.push(makeLine(orderId, taken, false));
    }
  }
}

function changeCustomers(random, tables, day) {
  random.pick(tables.customers).phone = phoneOf(random);
  if (day % 2 === 0) {
    tables.customers.push(customerOf(random, tables.dayZeroCustomers + day));
  }
}

/** Prices move on days 1, 4, 7, …; one product more is discontinued on day 4. */
function changeProducts(random, tables, day) {
  if (day % 3 !== 1) return;
  for (let i = 0; i < 2; i++) {
    const product = random.pick(tables.products);
    product.unit_price = Math.round((product.unit_price + 0.5) * 100) / 100;
    product.units_in_stock = random.int(0, 120);
  }
  if (day === 4) tables.products[3].discontinued = 1;
}

/** Suppliers answer with a new person on days 1 and 3 and are quiet afterwards. */
function changeSuppliers(random, tables, day) {
  if (day === 1 || day === 3) {
    random.pick(tables.suppliers).contact_name = `Contact of day ${day}`;
  }
}

/** On day 2 a seller becomes manager and hands one territory over. */
function changeStaff(tables, day) {
  if (day !== 2) return;
  tables.employees[4].title = 'Sales Manager';
  tables.employee_territories[4] = {
    ...tables.employee_territories[4],
    employee_id: 1,
  };
}

/** Changes `tables` in place to what they are one day later. */
function nextDay(tables, seed, day) {
  const random = randomOf(seed + day * 7919);
  const today = dateOf(LAST_ORDER_DAY + day);
  moveOrders(tables, today);
  takeOrders(random, tables, day, today);
  changeCustomers(random, tables, day);
  changeProducts(random, tables, day);
  changeSuppliers(random, tables, day);
  changeStaff(tables, day);
}

/** The tables after `days` days of changes; day N is always day N-1 plus the changes of one day. */
export function afterDays(tables, seed, days) {
  const state = {
    ...tables,
    firstOrderId: tables.orders[0].order_id,
    dayZeroOrders: tables.orders.length,
    dayZeroCustomers: tables.customers.length,
  };
  for (let day = 1; day <= days; day++) nextDay(state, seed, day);
  return state;
}
